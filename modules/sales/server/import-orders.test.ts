import { expect, test } from 'vitest';
import { trading, world } from '@poros/testing';
import { getOrder } from './get-order.ts';
import { importOrders } from './import-orders.ts';
import { listOrders } from './list-orders.ts';

const past = (number: string, customerCode: string, itemCode: string) => ({
  number,
  customerCode,
  orderedOn: '2019-05-01',
  lines: [{ itemCode, quantity: '3', price: '1000', discountPercent: '10' }],
});

test('past orders are counted and shown, and move neither goods nor books nor credit', async () => {
  const w = await world();
  const { items } = await trading(w, { a: { stock: '5', price: '1500' } });

  const { verdicts } = await w.run(importOrders, { orders: [past('OLD-1', 'C1', 'a')] });

  expect(verdicts).toEqual([{ number: 'OLD-1', verdict: 'imported', reason: '' }]);
  const { rows } = await w.run(listOrders, { statuses: 'paid' });
  expect(rows).toMatchObject([{ number: 'OLD-1', total: '2700.0000' }]);
  expect((await w.run(getOrder, { orderId: rows[0]!.id })).lines).toMatchObject([
    { itemId: items.a, quantityDelivered: '3.000000', quantityInvoiced: '3.000000' },
  ]);
  expect(await w.rows('inventory.stock')).toMatchObject([{ on_hand: '5.000000' }]);
  expect(await w.rows('finance.journal', "source_type <> 'inventory.stock_document'")).toEqual([]);
});

test('what is there already is known, and what refers to nothing is rejected with its reason', async () => {
  const w = await world();
  await trading(w, { a: { price: '1500' } });
  await w.run(importOrders, { orders: [past('OLD-1', 'C1', 'a')] });

  const { verdicts } = await w.run(importOrders, {
    orders: [
      past('OLD-1', 'C1', 'a'),
      past('OLD-2', 'NOBODY', 'a'),
      past('OLD-3', 'C1', 'nothing'),
    ],
  });

  expect(verdicts).toMatchObject([
    { verdict: 'known' },
    { verdict: 'rejected', reason: 'customer NOBODY does not exist' },
    { verdict: 'rejected', reason: 'item nothing does not exist' },
  ]);
  expect(await w.rows('sales.sales_order')).toHaveLength(1);
});
