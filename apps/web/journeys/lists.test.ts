import { readFile } from 'node:fs/promises';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { personClient } from './support/api-client.ts';
import { closeBrowser } from './support/browser.ts';
import { inBatches } from './support/lists.ts';
import { expectNoSeriousAxe, shoot } from './support/look.ts';
import { signedIn } from './support/person.ts';
import { expectBooksClean } from './support/proof.ts';

afterAll(closeBrowser);

const ORDERS = 200;
const DRAFTS = 9;
/** 191 commands one after the other may take their time; what counts is what becomes of them. */
const PATIENCE_MS = 300_000;
const CUSTOMER = 'PT Serba Sekaligus';

/** A customer with 191 orders that wait for approval and nine drafts. */
async function manyOrders(): Promise<void> {
  const admin = await personClient('admin');
  const { rows } = await admin.call('party.list_customers', { search: CUSTOMER });
  if (rows.length > 0) return;
  const { rows: branches } = await admin.call('tenancy.list_branches', { search: 'Cikarang' });
  const { id: customerId } = await admin.call('party.create_customer', {
    code: 'SEKALIGUS',
    name: CUSTOMER,
    city: 'Bekasi',
    creditLimit: '900000000000',
    branchId: branches[0]?.id ?? null,
  });
  const {
    rows: [item],
  } = await admin.call('catalog.list_items', { search: 'ITM-001' });
  const lines = [{ itemId: item?.id ?? '', quantity: '1' }];
  const made = await inBatches(
    'dewi',
    Array.from({ length: ORDERS }, () => ({
      command: 'sales.create_order',
      input: { customerId, lines },
    })),
  );
  await inBatches(
    'dewi',
    made
      .slice(DRAFTS)
      .map(({ body }) => ({
        command: 'sales.submit_order',
        input: { orderId: body.id, version: body.version },
      })),
  );
}

const address = (query: Record<string, string>) =>
  `/sales/orders?${new URLSearchParams({ view: 'all', ...query }).toString()}`;
const ofCustomer = { where: `customerName.is.${CUSTOMER}` };
const bandOf = (page: Page, word: string): Locator => page.locator('.po-band', { hasText: word });

test('200 orders are approved at once: nine are refused by name, the others go through', async () => {
  await manyOrders();
  const john = await signedIn('john.doe');
  const { page } = john;
  await john.go(address(ofCustomer));
  await page.getByRole('row', { name: /SO-/ }).first().waitFor();

  await page.keyboard.press('Control+a');
  await page.locator('.po-foot', { hasText: '200 dipilih' }).waitFor();
  await page.keyboard.press('a');
  await page.getByText('191 baris bisa dikerjakan.').waitFor({ timeout: PATIENCE_MS });
  expect(await page.locator('.po-refused tbody tr').count()).toBe(DRAFTS);
  await expectNoSeriousAxe(page);
  await shoot(page, 'lists/bulk-tried');
  expect(await standing()).toEqual({ draft: DRAFTS, pending: ORDERS - DRAFTS });

  await page.keyboard.press('Control+Enter');
  await page.getByText('191 baris selesai.').waitFor({ timeout: PATIENCE_MS });
  await page.locator('.po-foot', { hasText: '9 dipilih' }).waitFor();
  await shoot(page, 'lists/bulk-done');

  expect(await standing()).toEqual({ approved: ORDERS - DRAFTS, draft: DRAFTS });
  expect(john.complaints).toEqual([]);
  await expectBooksClean();
});

/** What the address says, in whatever order. */
const queryOf = (page: Page): Record<string, string> =>
  Object.fromEntries(new URL(page.url()).searchParams);

/** How many of the customer's orders stand where. */
async function standing(): Promise<Record<string, number>> {
  const admin = await personClient('admin');
  const { groups = [] } = await admin.call('sales.list_orders', { ...ofCustomer, group: 'status' });
  return Object.fromEntries(groups.map(({ value, count }) => [String(value), count]));
}

for (const language of ['id', 'en'] as const) {
  const word = (id: string, en: string) => (language === 'id' ? id : en);

  test(`a list is filtered, gathered, kept as a view and taken along: ${language}`, async () => {
    await manyOrders();
    const dewi = await signedIn('dewi', { language });
    const { page } = dewi;
    await dewi.go(address({}));
    await page.getByRole('row', { name: /SO-/ }).first().waitFor();

    await page.keyboard.press('f');
    await page.getByRole('button', { name: word('Tambah syarat', 'Add a condition') }).click();
    await page.getByRole('menuitem', { name: word('Pelanggan', 'Customer') }).click();
    await page
      .getByRole('textbox', { name: word('Nilai', 'Value'), exact: true })
      .fill('sekaligus');
    await page.locator('.po-page-count', { hasText: '200' }).waitFor();
    await expectNoSeriousAxe(page);
    await shoot(page, `lists/filter-${language}`);
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: word('Kelompokkan', 'Group') }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Status' }).click();
    await bandOf(page, word('Draf', 'Draft')).click();
    await page
      .getByRole('row', { name: /SO-/ })
      .nth(DRAFTS - 1)
      .waitFor();
    await expectNoSeriousAxe(page);
    await shoot(page, `lists/groups-${language}`);

    const name = word('Sekaligus per status', 'At once by status');
    await page.keyboard.press('v');
    await page
      .getByRole('menuitem', { name: word('Simpan sebagai tampilan', 'Save as a view') })
      .click();
    await page.getByRole('textbox', { name: word('Nama tampilan', 'Name of the view') }).fill(name);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('tab', { name }).waitFor();
    const kept = queryOf(page);
    await page.getByRole('tab', { name: word('Semua', 'All') }).click();
    await page.getByRole('row', { name: /SO-/ }).first().waitFor();
    await page.getByRole('tab', { name }).click();
    await bandOf(page, word('Draf', 'Draft')).waitFor();
    expect(queryOf(page)).toEqual(kept);
    await shoot(page, `lists/view-${language}`);

    const download = page.waitForEvent('download');
    await page.keyboard.press('Control+Shift+E');
    const path = await (await download).path();
    const book = await readXlsx(await readFile(path));
    const [sheet, hidden] = book.sheets;
    expect(sheet?.rows).toHaveLength(ORDERS + 1);
    expect(typeof sheet?.rows[1]?.at(-1)).toBe('number');
    expect(sheet?.rows[1]?.some((cell) => cell instanceof Date)).toBe(true);
    expect(hidden?.veryHidden).toBe(true);
    expect(hidden?.rows[0]?.slice(0, 2)).toEqual(['list', 'sales.list_orders']);

    await removeView(page, name, word('Hapus tampilan', 'Delete view'));
    expect(dewi.complaints).toEqual([]);
  });
}

/** Removes the view that is shown, takes that back, and removes it for good. */
async function removeView(page: Page, name: string, verb: string): Promise<void> {
  const tab = page.getByRole('tab', { name });
  await page.keyboard.press('v');
  await page.getByRole('menuitem', { name: verb }).click();
  await tab.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: /^(Urungkan|Undo)/ }).click();
  await tab.click();
  await page.keyboard.press('v');
  await page.getByRole('menuitem', { name: verb }).click();
  await tab.waitFor({ state: 'detached' });
}

test('columns move, widen and freeze by the keyboard, and are there on the next visit', async () => {
  const dewi = await signedIn('dewi');
  const { page } = dewi;
  const heads = async () => (await page.locator('.po-th').allInnerTexts()).map((one) => one.trim());
  await dewi.go(address({}));
  await page.getByRole('row', { name: /SO-/ }).first().waitFor();
  const before = await heads();

  await page.getByRole('button', { name: 'Kolom', exact: true }).click();
  const list = page.locator('.po-columns');
  await list.getByRole('checkbox', { name: 'Total' }).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await page.keyboard.press('Alt+ArrowRight');
  await list.getByRole('checkbox', { name: 'Cabang' }).uncheck();
  const saved = page.waitForResponse((one) => one.url().includes('/list-layouts/'));
  await list.getByRole('checkbox', { name: 'Kolom pertama tetap terlihat' }).check();
  await saved;
  await expectNoSeriousAxe(page);
  await shoot(page, 'lists/columns');
  await page.keyboard.press('Escape');

  const wanted = ['Nomor', 'Pelanggan', 'Tanggal', 'Tenggat', 'Total', 'Status'];
  expect(before).toEqual(['Nomor', 'Pelanggan', 'Cabang', 'Tanggal', 'Tenggat', 'Status', 'Total']);
  expect(await heads()).toEqual(wanted);
  await page.reload();
  await page.getByRole('row', { name: /SO-/ }).first().waitFor();
  await expect.poll(heads).toEqual(wanted);
  await page.getByRole('button', { name: 'Kolom', exact: true }).click();
  await page.getByRole('button', { name: 'Kembalikan ke awal' }).click();
  await expect.poll(heads).toEqual(before);
});

test('one field is changed for many customers after it was tried, and taken back', async () => {
  const admin = await personClient('admin');
  const segments = async () => {
    const { rows } = await admin.call('party.list_customers', { limit: 50, sort: 'code' });
    return rows.map((row) => row.segment);
  };
  const before = await segments();
  const person = await signedIn('admin');
  const { page } = person;
  await person.go('/customers');
  await page.locator('.po-row').first().waitFor();
  await page.keyboard.press('x');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await page.locator('.po-foot', { hasText: '3 dipilih' }).waitFor();

  await page.keyboard.press('b');
  await page.getByRole('combobox', { name: /Kolom/ }).click();
  await page.getByRole('option', { name: 'Segmen' }).click();
  await page.getByRole('combobox', { name: /Nilai baru/ }).click();
  await page.getByRole('option', { name: 'Proyek' }).click();
  await page.getByRole('button', { name: 'Lanjut' }).click();
  await page.getByText('3 baris bisa dikerjakan.').waitFor();
  expect(await segments()).toEqual(before);
  await shoot(page, 'lists/bulk-edit');
  await page.keyboard.press('Control+Enter');
  await page.locator('.po-toast', { hasText: '3 baris selesai.' }).waitFor();
  expect(await segments()).not.toEqual(before);

  await page.locator('.po-toast button').first().click();
  await page.locator('.po-toast', { hasText: '3 baris dikembalikan.' }).waitFor();
  expect(await segments()).toEqual(before);
  expect(person.complaints).toEqual([]);
});
