import { afterAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { personClient } from './support/api-client.ts';
import { closeBrowser } from './support/browser.ts';
import { expectNoSeriousAxe, overflow, shoot } from './support/look.ts';
import { makeOrder } from './support/orders.ts';
import { PHONE, signedIn } from './support/person.ts';

afterAll(closeBrowser);

const side = (page: Page) => page.getByRole('tabpanel', { name: /Aktivitas|Activity/ });
const write = (page: Page) => page.getByRole('textbox', { name: /Tulis komentar|Write a comment/ });

test('a comment with a mention is seen by the other person while she looks on', async () => {
  const order = await makeOrder({ customer: 'CUST-003', lines: { 'ITM-001': '3' } });
  const [dewi, john] = [await signedIn('dewi'), await signedIn('john.doe', { language: 'en' })];
  for (const person of [dewi, john]) await person.go(`/sales/orders/${order.id}`);
  await side(john.page).waitFor();

  await write(dewi.page).click();
  await dewi.page.keyboard.type('Harga sudah disepakati @joh');
  await dewi.page.getByRole('option', { name: 'John Doe' }).waitFor();
  await dewi.page.keyboard.press('Enter');
  await dewi.page.keyboard.type('lihat https://contoh.id/surat.');
  const saidAt = performance.now();
  await dewi.page.keyboard.press('Control+Enter');

  await side(john.page).getByText('Harga sudah disepakati').waitFor();
  say(`john reads what dewi wrote after ${Math.round(performance.now() - saidAt)} ms`);
  await side(john.page).getByText('@John Doe').waitFor();
  const link = side(john.page).getByRole('link', { name: 'https://contoh.id/surat' });
  expect(await link.getAttribute('rel')).toContain('noopener');
  await expectNoSeriousAxe(john.page);
  await shoot(john.page, 'records/comment-en');
  await shoot(dewi.page, 'records/comment-id');
  expect([...dewi.complaints, ...john.complaints]).toEqual([]);
});

test('a file is attached, looked at by somebody else, fetched, taken off and put back', async () => {
  const order = await makeOrder({ customer: 'CUST-003', lines: { 'ITM-001': '1' } });
  const [dewi, john] = [await signedIn('dewi'), await signedIn('john.doe')];
  await dewi.go(`/sales/orders/${order.id}`);
  await dewi.page.getByRole('tab', { name: /Berkas/ }).click();
  const text = 'Nomor;Jumlah\n1;20\n';
  await dewi.page
    .locator('input[type=file][multiple]')
    .setInputFiles({ name: 'daftar kirim.txt', mimeType: 'text/html', buffer: Buffer.from(text) });
  await dewi.page.getByRole('link', { name: 'daftar kirim.txt', exact: true }).waitFor();
  await shoot(dewi.page, 'records/files');

  await john.go(`/sales/orders/${order.id}`);
  await john.page.getByRole('tab', { name: /Berkas\s*1/ }).click();
  const [download] = await Promise.all([
    john.page.waitForEvent('download'),
    john.page.getByRole('link', { name: 'Unduh daftar kirim.txt' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('daftar kirim.txt');
  const stream = await download.createReadStream();
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  expect(Buffer.concat(parts).toString()).toBe(text);

  await dewi.page.getByRole('button', { name: 'Hapus daftar kirim.txt' }).click();
  await dewi.page.getByText('Belum ada berkas.').waitFor();
  await dewi.page.getByRole('button', { name: 'Urungkan' }).click();
  await dewi.page.getByRole('link', { name: 'daftar kirim.txt', exact: true }).waitFor();
  expect([...dewi.complaints, ...john.complaints]).toEqual([]);
});

test('of two people who write on one order, the second is told what the first changed and loses nothing', async () => {
  const order = await makeOrder({ customer: 'CUST-003', lines: { 'ITM-001': '3' } });
  const dewi = await signedIn('dewi');
  const john = await personClient('john.doe');
  await dewi.go(`/sales/orders/${order.id}`);
  const reference = dewi.page.getByLabel('PO pelanggan');
  await reference.fill('PO-DEWI-17');

  const now = await john.call('sales.get_order', { orderId: order.id });
  await john.call('sales.change_order', {
    orderId: order.id,
    version: now.version,
    customerId: now.customerId,
    deliverTo: 'Gudang Cakung',
    lines: now.lines.map((line) => ({ itemId: line.itemId, quantity: '5' })),
  });

  const strip = dewi.page.locator('.po-reason');
  await strip.filter({ hasText: 'John Doe' }).waitFor();
  await expect.poll(() => strip.innerText()).toMatch(/Gudang Cakung/);
  await expect.poll(() => strip.innerText()).toMatch(/jumlah 3 → 5/);
  expect(await reference.inputValue()).toBe('PO-DEWI-17');
  await shoot(dewi.page, 'records/two-writers');

  await dewi.page.keyboard.press('Control+s');
  await dewi.page.locator('.po-trouble').waitFor();
  expect(await reference.inputValue()).toBe('PO-DEWI-17');
  const stored = await john.call('sales.get_order', { orderId: order.id });
  expect(stored).toMatchObject({ deliverTo: 'Gudang Cakung', customerReference: '' });
});

test('what was typed into a new order is there after the tab was closed, and gone once it is stored', async () => {
  const first = await signedIn('dewi');
  await first.go('/sales/orders/new');
  await first.page.locator('[data-field=customer] button').click();
  await first.page.keyboard.type('maju');
  await first.page.keyboard.press('Enter');
  await first.page.locator('.po-page-head').getByText('PT Maju Jaya').waitFor();
  await first.page.getByLabel('PO pelanggan').fill('PO-TERTINGGAL');
  await first.page.getByText(/Draf tersimpan pukul \d\d\.\d\d/).waitFor();
  await shoot(first.page, 'records/draft-kept');
  await first.leave();

  const second = await signedIn('dewi');
  await second.go('/drafts');
  const draft = second.page.getByRole('link', { name: 'PT Maju Jaya', exact: true });
  await draft.click();
  await expect
    .poll(() => second.page.getByLabel('PO pelanggan').inputValue())
    .toBe('PO-TERTINGGAL');
  await second.page.getByRole('grid').focus();
  await second.page.keyboard.type('ITM-001');
  await second.page.keyboard.press('Enter');
  await second.page.getByRole('gridcell', { name: 'Widget Pro X1' }).waitFor();
  await second.page.getByRole('button', { name: 'Simpan draf' }).click();
  await second.page.waitForURL((url) => /\/sales\/orders\/[0-9a-f-]{36}$/.test(url.pathname));
  await second.go('/drafts');
  await second.page.getByRole('heading', { name: 'Draf saya' }).waitFor();
  await draft.waitFor({ state: 'detached' });
});

test('the chain of a paid order is drawn on a phone too, and nothing is wider than the screen', async () => {
  const rina = await signedIn('rina', { viewport: PHONE });
  const client = await personClient('rina');
  const { rows } = await client.call('sales.list_orders', { limit: 100 });
  const paid = rows.find((row) => row.status === 'paid');
  expect(paid).toBeDefined();
  await rina.go(`/sales/orders/${paid?.id}`);
  const chain = rina.page.getByRole('region', { name: 'Dokumen terkait' });
  await chain.getByRole('link', { name: /^INV-/ }).waitFor();
  await chain.getByRole('link', { name: /^DO-/ }).waitFor();
  await chain.getByRole('link', { name: /^RC|^RCV|^KW|^BKM/ }).waitFor();
  await chain.scrollIntoViewIfNeeded();
  await shoot(rina.page, 'records/chain-phone');

  expect(await overflow(rina.page)).toBeUndefined();
  await chain.getByRole('link', { name: /^INV-/ }).click();
  await chain.getByText(paid?.number ?? '').waitFor();
  await expectNoSeriousAxe(rina.page);
});

const say = (text: string) => process.stdout.write(`${text}\n`);
