import { afterAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { personClient } from './support/api-client.ts';
import { closeBrowser } from './support/browser.ts';
import { expectNoSeriousAxe, shoot } from './support/look.ts';
import { PHONE, signedIn } from './support/person.ts';

afterAll(closeBrowser);

const field = (page: Page, name: string) => page.locator(`input[name=${name}]`);

test('of two people who write on one customer, the second decides field by field and nothing is lost', async () => {
  const rina = await personClient('admin');
  const { rows } = await rina.call('party.list_customers', { search: 'CUST-005' });
  const customerId = rows[0]?.id ?? '';
  const { page, complaints } = await signedIn('admin');
  await page.goto(`/customers/${customerId}`);
  await page.locator('.po-link-state', { hasText: 'Daring' }).waitFor();
  await page.getByRole('button', { name: 'Ubah' }).first().click();
  await field(page, 'phone').fill('021 111');
  await field(page, 'city').fill('Bekasi');

  const before = await rina.call('party.get_customer', { customerId });
  await rina.call('party.change_customer', {
    customerId,
    version: before.version,
    name: before.name,
    phone: '021 222',
    email: 'baru@contoh.id',
  });

  // Theirs stands under the field that both changed, and in the fields nobody typed into.
  const theirs = page.locator('[data-field=phone] .po-theirs');
  await theirs.getByText('021 222').waitFor();
  expect(await page.locator('.po-theirs').count()).toBe(1);
  await expect.poll(() => field(page, 'email').inputValue()).toBe('baru@contoh.id');
  expect(await field(page, 'phone').inputValue()).toBe('021 111');
  expect(await field(page, 'city').inputValue()).toBe('Bekasi');
  await page.locator('.po-reason', { hasText: 'disimpan orang lain' }).waitFor();
  await shoot(page, 'two-writers/customer');
  await expectNoSeriousAxe(page);

  // The control: nobody is overwritten before the person has decided.
  await page.keyboard.press('Control+s');
  await page.locator('.po-trouble').waitFor();
  const kept = await rina.call('party.get_customer', { customerId });
  expect(kept.phone).toBe('021 222');

  await theirs.getByRole('button', { name: 'Pakai ini' }).press('Enter');
  await expect.poll(() => field(page, 'phone').inputValue()).toBe('021 222');
  await page.keyboard.press('Control+s');
  await page.getByRole('button', { name: 'Ubah' }).first().waitFor();
  const stored = await rina.call('party.get_customer', { customerId });
  expect(stored).toMatchObject({ phone: '021 222', city: 'Bekasi', email: 'baru@contoh.id' });
  expect(complaints.filter((one) => !one.includes('409'))).toEqual([]);
});

test('of two people who write on one item, the second keeps the own on a phone', async () => {
  const other = await personClient('admin');
  const { rows } = await other.call('catalog.list_items', { search: 'ITM-006' });
  const itemId = rows[0]?.id ?? '';
  const { page } = await signedIn('admin', { viewport: PHONE });
  await page.goto(`/items/${itemId}`);
  await page.getByRole('button', { name: 'Ubah' }).first().click();
  await field(page, 'name').fill('Nama dari saya');

  const before = await other.call('catalog.get_item', { itemId });
  await other.call('catalog.change_item', { itemId, version: before.version, name: 'Nama mereka' });

  const theirs = page.locator('[data-field=name] .po-theirs');
  await theirs.getByText('Nama mereka').waitFor();
  await shoot(page, 'two-writers/item-phone');
  await theirs.getByRole('button', { name: 'Tetap isian saya' }).click();
  await theirs.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Simpan' }).first().click();
  await expect
    .poll(async () => (await other.call('catalog.get_item', { itemId })).name)
    .toBe('Nama dari saya');

  const after = await other.call('catalog.get_item', { itemId });
  await other.call('catalog.change_item', { itemId, version: after.version, name: before.name });
});
