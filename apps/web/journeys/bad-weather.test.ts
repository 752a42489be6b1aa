import { afterAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { DEMO_PASSWORD } from '@poros/server/seed/demo';
import { closeBrowser } from './support/browser.ts';
import { cable } from './support/cable.ts';
import { expectNoSeriousAxe, shoot } from './support/look.ts';
import { makeOrder, ordersWith } from './support/orders.ts';
import { signedIn } from './support/person.ts';

afterAll(closeBrowser);

const SUBMIT = 'Ajukan';
const reference = (page: Page) => page.getByLabel('PO pelanggan');

/** An order for PT Maju Jaya, written but not stored; `mark` is its purchase order number. */
async function write(page: Page, mark: string): Promise<void> {
  await page.goto('/sales/orders/new');
  await page.locator('[data-field=customer] button').click();
  await page.keyboard.type('maju');
  await page.keyboard.press('Enter');
  await page.locator('.po-page-head').getByText('PT Maju Jaya').waitFor();
  await reference(page).fill(mark);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type('ITM-001');
  await page.keyboard.press('Enter');
  await page.getByRole('gridcell', { name: 'Widget Pro X1' }).waitFor();
  await page.keyboard.type('4');
  await page.keyboard.press('Enter');
  await page.locator('.po-grand strong', { hasText: '288.600' }).waitFor();
}

const isPlaced = (page: Page) =>
  page.locator('.po-step[data-state=now]', { hasText: 'Menunggu persetujuan' }).waitFor();

test('a double click submits one order', async () => {
  const { page, complaints } = await signedIn('dewi');
  await write(page, 'BW-DOUBLE');
  await page.getByRole('button', { name: SUBMIT }).dblclick();
  await isPlaced(page);

  expect(await ordersWith('BW-DOUBLE')).toEqual(['pending']);
  expect(complaints).toEqual([]);
});

test.each([
  ['of storing the order', '**/api/v1/sales/orders', 'BW-LOST-1'],
  ['of submitting it', '**/api/v1/sales/orders/*/submission', 'BW-LOST-2'],
])(
  'when the answer %s is lost, pressing again still makes one order',
  async (_what, path, mark) => {
    const { page } = await signedIn('dewi');
    await write(page, mark);
    let reached = 0;
    await page.route(path, async (route) => {
      if (route.request().method() !== 'POST') return route.fallback();
      // The server has done it; only the answer does not arrive.
      await route.fetch();
      reached += 1;
      return route.abort('connectionreset');
    });
    await page.getByRole('button', { name: SUBMIT }).click();
    const trouble = page.locator('.po-trouble');
    await trouble.getByText('Server tidak menjawab.').waitFor();
    await shoot(page, `bad-weather/answer-lost-${reached}`);
    expect(reached).toBe(3);
    expect(await reference(page).inputValue()).toBe(mark);

    await page.unroute(path);
    await page.getByRole('button', { name: SUBMIT }).click();
    await isPlaced(page);

    expect(await ordersWith(mark)).toEqual(['pending']);
  },
);

test('of two tabs on one draft the second is told, and keeps what was typed', async () => {
  const order = await makeOrder({ customer: 'CUST-003', lines: { 'ITM-001': '5' } });
  const dewi = await signedIn('dewi');
  const [first, second] = [dewi.page, await dewi.context.newPage()];
  for (const page of [first, second]) {
    await page.goto(`/sales/orders/${order.id}`);
    await reference(page).waitFor();
  }
  await second.locator('.po-link-state', { hasText: 'Daring' }).waitFor();
  await reference(second).fill('KEDUA');
  await reference(first).fill('PERTAMA');
  await first.keyboard.press('Control+s');

  const told = second.locator('.po-reason', { hasText: 'baru saja diubah di tempat lain' });
  await told.waitFor();
  await second.keyboard.press('Control+s');
  await second.locator('.po-trouble').waitFor();
  await shoot(second, 'bad-weather/changed-elsewhere');
  await expectNoSeriousAxe(second);
  expect(await reference(second).inputValue()).toBe('KEDUA');

  await second.getByRole('button', { name: 'Buka versi terbaru' }).click();
  await expect.poll(() => reference(second).inputValue()).toBe('PERTAMA');
  await told.waitFor({ state: 'detached' });
});

test('a session that ends puts the log-in over the page, and the page is as it was afterwards', async () => {
  const { page, context } = await signedIn('dewi');
  await write(page, 'BW-SESSION');
  await context.request.delete('/api/v1/session', {
    headers: { 'x-poros': '1', 'idempotency-key': crypto.randomUUID() },
  });
  await page.getByRole('button', { name: SUBMIT }).click();

  await page.getByRole('heading', { name: 'Sesi Anda berakhir' }).waitFor();
  await shoot(page, 'bad-weather/session-ended');
  await expectNoSeriousAxe(page);
  await page.getByLabel('Kata sandi', { exact: true }).fill(DEMO_PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Sesi Anda berakhir' }).waitFor({ state: 'detached' });

  expect(await reference(page).inputValue()).toBe('BW-SESSION');
  await page.getByRole('button', { name: SUBMIT }).click();
  await isPlaced(page);
  expect(await ordersWith('BW-SESSION')).toEqual(['pending']);
});

test("another company's order is not found, whatever its address", async () => {
  const order = await makeOrder({ customer: 'CUST-003', lines: { 'ITM-001': '1' } });
  const { page } = await signedIn('wati');
  await page.goto(`/sales/orders/${order.id}`);
  await page.getByText('Pesanan tidak ditemukan.').waitFor();
  await shoot(page, 'bad-weather/not-found');
  await expectNoSeriousAxe(page);
  expect(await page.locator('body').innerText()).not.toContain(order.number);
});

test('without a line the page says so, keeps what was typed, and sends it once when the line is back', async () => {
  const wire = await cable();
  const { page } = await signedIn('dewi', { address: wire.address });
  await write(page, 'BW-CUT');
  const state = page.locator('.po-link-state');
  await state.filter({ hasText: 'Daring' }).waitFor();

  wire.pull();
  await state.filter({ hasText: /Terputus sejak \d\d\.\d\d/ }).waitFor();
  await page.getByRole('button', { name: SUBMIT }).click();
  await page.locator('.po-trouble').getByText('Server tidak menjawab.').waitFor();
  await shoot(page, 'bad-weather/no-line');

  wire.plugIn();
  await state.filter({ hasText: 'Daring' }).waitFor();
  await page.getByRole('button', { name: SUBMIT }).click();
  await isPlaced(page);
  expect(await ordersWith('BW-CUT')).toEqual(['pending']);
});

test('an application that was opened once opens without a line, and goes on by itself when it is back', async () => {
  const wire = await cable();
  const { page } = await signedIn('dewi', { address: wire.address, hasWorker: true });
  await page.goto('/sales/orders');
  await page.getByRole('grid').waitFor();
  const worker = () =>
    page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active?.state);
  await expect.poll(worker, { timeout: 60_000 }).toBe('activated');

  wire.pull();
  await page.reload();
  await page.getByText('Server Poros belum dapat dihubungi.').waitFor();
  await shoot(page, 'bad-weather/opened-without-line');

  wire.plugIn();
  await page.getByRole('grid').waitFor();
});
