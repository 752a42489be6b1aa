import { expect, test } from 'vitest';
import { sql } from '@poros/kernel';
import { brokenRules } from '@poros/testing/broken-rules';
import { employee, settled, trading, world } from '@poros/testing';
import { createOrder } from './create-order.ts';
import { submitOrder } from './submit-order.ts';

async function submitted(options: { creditLimit?: string } = {}) {
  const w = await world();
  const { customerId, items } = await trading(w, { a: { stock: '9', price: '1000' } }, options);
  const writer = await employee(w, 'Sari', 'STAFF_SALES');
  const lines = [{ itemId: items.a, quantity: '1' }];
  const { id: orderId } = await writer.run(createOrder, { customerId, lines });
  return { w, writer, orderId, lines, customerId };
}

test('every waiting order has one open request, and an order that nobody asked for is found', async () => {
  const { w, writer, orderId } = await submitted();
  await writer.run(submitOrder, { orderId, version: 1 });
  await settled(w);

  expect(await w.rows('approval.request')).toMatchObject([
    { entity_id: orderId, status: 'open', amount: '1110.0000' },
  ]);
  expect(await brokenRules(w, 'sales')).toEqual([]);
});

test('an order that waits without a request breaks the rule', async () => {
  const { w, orderId } = await submitted();
  await w.within(async (ctx) => {
    ctx.write(sql`update sales.sales_order set status = 'pending' where id = ${orderId}`);
    await Promise.resolve();
  });
  await settled(w);

  expect(await brokenRules(w, 'sales')).toEqual(['sales.waiting_orders_have_one_open_request']);
  await w.within(async (ctx) => {
    ctx.write(sql`update sales.sales_order set status = 'draft' where id = ${orderId}`);
    await Promise.resolve();
  });
});

test('whoever wrote an order hears that it is held, why, and that approval was asked', async () => {
  const { w, writer, orderId } = await submitted({ creditLimit: '1000' });
  await writer.run(submitOrder, { orderId, version: 1 });
  await settled(w);

  const told = await w.rows('notification.notice', `user_id = '${writer.userId}'`);
  expect(told).toMatchObject([
    { kind: 'sales.order_held', details: { because: 'sales.hold.over_limit' }, read_at: null },
  ]);
});
