import { afterAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { personClient } from './support/api-client.ts';
import { closeBrowser } from './support/browser.ts';
import { cable } from './support/cable.ts';
import { makeOrder } from './support/orders.ts';
import { signedIn } from './support/person.ts';

afterAll(closeBrowser);

const link = (page: Page) => page.locator('.po-link-state');
const row = (page: Page, number: string) => page.getByRole('row', { name: new RegExp(number) });

test('what one person does appears before the other without reloading', async () => {
  const order = await makeOrder({ customer: 'CUST-003', lines: { 'ITM-001': '3' } });
  const [dewi, john] = [await signedIn('dewi'), await signedIn('john.doe')];
  await dewi.go(`/sales/orders/${order.id}`);
  await john.go('/sales/orders');
  await row(john.page, order.number).filter({ hasText: 'Draf' }).waitFor();
  await link(john.page).filter({ hasText: 'Daring' }).waitFor();
  const loads = countLoads(john.page);

  const pressedAt = performance.now();
  await dewi.page.keyboard.press('Control+Enter');
  await row(john.page, order.number).filter({ hasText: 'Menunggu persetujuan' }).waitFor();
  say(`john sees what dewi submitted after ${Math.round(performance.now() - pressedAt)} ms`);

  await row(john.page, order.number).getByText(order.number).click();
  const approve = john.page.getByRole('button', { name: 'Setujui' });
  await approve.waitFor();
  const approvedAt = performance.now();
  await approve.click();
  await dewi.page.locator('.po-step[data-state=now]', { hasText: 'Disetujui' }).waitFor();
  say(`dewi sees what john approved after ${Math.round(performance.now() - approvedAt)} ms`);
  await dewi.page.locator('.po-timeline').getByText('John Doe').waitFor();

  expect(loads()).toBe(0);
  expect([...dewi.complaints, ...john.complaints]).toEqual([]);
});

test('after the line was cut the page says so, and what was missed is there when it is back', async () => {
  const order = await makeOrder({ customer: 'CUST-003', lines: { 'ITM-001': '2' } });
  const wire = await cable();
  const john = await signedIn('john.doe', { address: wire.address });
  await john.go('/sales/orders');
  await row(john.page, order.number).filter({ hasText: 'Draf' }).waitFor();
  await link(john.page).filter({ hasText: 'Daring' }).waitFor();

  wire.pull();
  await link(john.page)
    .filter({ hasText: /Terputus sejak/ })
    .waitFor();
  const dewi = await personClient('dewi');
  await dewi.call('sales.submit_order', { orderId: order.id, version: order.version });
  await john.page.waitForTimeout(1_500);
  expect(await row(john.page, order.number).innerText()).toContain('Draf');

  const loads = countLoads(john.page);
  const backAt = performance.now();
  wire.plugIn();
  await row(john.page, order.number).filter({ hasText: 'Menunggu persetujuan' }).waitFor();
  say(
    `what was missed is there ${Math.round(performance.now() - backAt)} ms after the line is back`,
  );
  await link(john.page).filter({ hasText: 'Daring' }).waitFor();
  expect(loads()).toBe(0);
});

/** How often the page was loaded anew since. */
function countLoads(page: Page): () => number {
  let loads = 0;
  page.on('load', () => void (loads += 1));
  return () => loads;
}

const say = (line: string) => void process.stdout.write(`${line}\n`);
