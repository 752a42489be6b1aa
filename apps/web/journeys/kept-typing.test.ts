import { afterAll, expect, test } from 'vitest';
import { personClient } from './support/api-client.ts';
import { closeBrowser } from './support/browser.ts';
import { shoot } from './support/look.ts';
import { signedIn, type Person } from './support/person.ts';

afterAll(closeBrowser);

interface Stored {
  readonly id: string;
  readonly version: number;
  readonly customerId: string;
  readonly itemId: string;
}

/** A draft order that is stored. */
async function storedDraft(): Promise<Stored> {
  const dewi = await personClient('dewi');
  const { rows: customers } = await dewi.call('party.list_customers', { search: 'CUST-003' });
  const { rows: items } = await dewi.call('catalog.list_items', { search: 'ITM-001' });
  const [customerId = '', itemId = ''] = [customers[0]?.id, items[0]?.id];
  const lines = [{ itemId, quantity: '2' }];
  const made = await dewi.call('sales.create_order', { customerId, lines });
  return { ...made, customerId, itemId };
}

const reference = (person: Person) => person.page.getByRole('textbox', { name: 'PO pelanggan' });

test('what is typed on a stored draft is there again after the page was lost, until it is saved', async () => {
  const { id } = await storedDraft();
  const dewi = await signedIn('dewi');
  const { page } = dewi;
  await dewi.go(`/sales/orders/${id}`);
  await reference(dewi).fill('PO-17 belum disimpan');
  await page.getByText(/Draf tersimpan/).waitFor();
  await page.reload();

  await page.getByText('Yang Anda ketik sebelumnya dan belum disimpan').waitFor();
  expect(await reference(dewi).inputValue()).toBe('PO-17 belum disimpan');
  await shoot(page, 'orders/typing-resumed');
  await page.keyboard.press('Control+s');
  await page.getByText('Yang Anda ketik sebelumnya').waitFor({ state: 'detached' });
  await reference(dewi).fill('PO-18');
  await page.getByText(/Draf tersimpan/).waitFor();
  await page.reload();
  await page.getByRole('button', { name: 'Kembali ke yang tersimpan' }).click();
  await expect.poll(() => reference(dewi).inputValue()).toBe('PO-17 belum disimpan');
  await page.reload();
  await reference(dewi).waitFor();
  await dewi.atRest();
  expect(await reference(dewi).inputValue()).toBe('PO-17 belum disimpan');
  expect(await page.getByText('Yang Anda ketik sebelumnya').count()).toBe(0);
  expect(dewi.complaints).toEqual([]);
});

test('what was typed survives a change by somebody else, and the person is told', async () => {
  const { id, version, customerId, itemId } = await storedDraft();
  const dewi = await signedIn('dewi');
  const { page } = dewi;
  await dewi.go(`/sales/orders/${id}`);
  await reference(dewi).fill('PO dari Dewi');
  await page.getByText(/Draf tersimpan/).waitFor();
  await dewi.go('/sales/orders');
  await page.getByRole('row', { name: /SO-/ }).first().waitFor();

  const admin = await personClient('admin');
  const lines = [{ itemId, quantity: '3' }];
  await admin.call('sales.change_order', { orderId: id, version, customerId, lines });
  await dewi.go(`/sales/orders/${id}`);
  await page.getByRole('button', { name: 'Buka versi terbaru' }).waitFor();
  expect(await reference(dewi).inputValue()).toBe('PO dari Dewi');
  await page.getByRole('button', { name: 'Buka versi terbaru' }).click();
  await expect.poll(() => reference(dewi).inputValue()).toBe('');
  expect(dewi.complaints).toEqual([]);
});

for (const [path, field] of [
  ['/vendors', 'Nama'],
  ['/warehouses', 'Nama'],
] as const)
  test(`a record of ${path} is the model of a new one`, async () => {
    const admin = await signedIn('admin');
    const { page } = admin;
    await admin.go(path);
    const first = page.locator('.po-row').first();
    const code = await first.locator('[data-kind=code]').innerText();
    await first.click();
    await page.getByRole('button', { name: 'Duplikat' }).click();
    await page.waitForURL(/\/new\?copy=/);
    const name = page.getByRole('textbox', { name: field, exact: true });
    await name.waitFor();
    expect((await name.inputValue()).length).toBeGreaterThan(2);
    const own = page.getByRole('textbox', { name: 'Kode', exact: true });
    expect(await own.inputValue()).not.toBe(code);
    expect(admin.complaints).toEqual([]);
  });
