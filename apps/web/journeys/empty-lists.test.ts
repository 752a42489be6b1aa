import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { DemoCompany } from '@poros/server/seed/company';
import { DEMO_PASSWORD } from '@poros/server/seed/demo';
import { foundCompany } from '@poros/server/seed/found-company';
import { furnishCompany } from '@poros/server/seed/furnish-company';
import { closeBrowser } from './support/browser.ts';
import { shoot, shown } from './support/look.ts';
import { signedIn } from './support/person.ts';
import { kernelOver } from './support/program.ts';

const ADMIN = 'mulai.admin';

/** A company on its first day: an administrator, one branch, and nothing else. */
const firstDay: DemoCompany = {
  code: 'MULAI',
  name: 'PT Baru Mulai',
  preset: 'distributor',
  currency: 'IDR',
  language: 'id',
  locale: 'id-ID',
  timeZone: 'Asia/Jakarta',
  taxId: '0123456789012345',
  address: 'Jl. Pagi 1, Bekasi',
  branches: [{ code: 'HQ', numberCode: 'HQ', name: 'Pusat', city: 'Bekasi' }],
  users: [{ username: ADMIN, email: `${ADMIN}@example.com`, name: 'Ayu Pagi', role: 'SYSADMIN' }],
  customers: [],
  vendors: [],
  items: [],
  stock: [],
  madeUpOrders: 0,
};

beforeAll(async () => {
  const kernel = await kernelOver(inject('programDatabase'), inject('programFolder'));
  try {
    await furnishCompany(await foundCompany(kernel, firstDay), DEMO_PASSWORD);
  } finally {
    await kernel.close();
  }
});
afterAll(closeBrowser);

/** Every list that is empty on the first day, and whether its first one is made there. */
const LISTS: readonly (readonly [path: string, makes: boolean])[] = [
  ['/sales/orders?view=all', true],
  ['/sales/deliveries?view=all', false],
  ['/invoices?view=all', true],
  ['/receipts', true],
  ['/journals', true],
  ['/customers', true],
  ['/vendors', true],
  ['/items', true],
  ['/stock', true],
  ['/stock/moves', false],
  ['/stock/documents', true],
  ['/price-lists', true],
  ['/contracts', true],
  ['/imports', true],
  ['/admin/jobs', false],
  ['/admin/dead-letters?view=all', false],
  ['/admin/api-clients', true],
];

for (const language of ['id', 'en'] as const)
  test(`on the first day every list says what belongs in it and how to begin: ${language}`, async () => {
    const ayu = await signedIn(ADMIN, { language });
    const { page } = ayu;
    const said = new Set<string>();
    for (const [path, makes] of LISTS) {
      await ayu.go(path);
      const empty = page.locator('.po-empty');
      await empty.waitFor();
      await shown(page);
      const words = `${await empty.locator('h2').innerText()} ${await empty.locator('p').first().innerText()}`;
      expect(words.length, path).toBeGreaterThan(40);
      said.add(words);
      expect((await empty.locator('.po-button[data-look=primary]').count()) > 0, path).toBe(makes);
      await shoot(page, `empty/${path.replace(/\W+/g, '-').slice(1)}-${language}`);
    }
    expect(said.size).toBe(LISTS.length);

    await ayu.go('/customers?q=tidak');
    await page.locator('.po-empty', { hasText: '“tidak”' }).waitFor();
    await page.locator('.po-empty .po-button').click();
    await page
      .locator('.po-empty .po-button[data-look=primary]', { hasText: /Pelanggan|customer/ })
      .waitFor();
    expect(ayu.complaints).toEqual([]);
  });
