import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { trading, world } from '@poros/testing';
import { setConfig } from '@poros/testing/set-config';
import { createDelivery } from './create-delivery.ts';
import { createOrder } from './create-order.ts';
import { submitOrder } from './submit-order.ts';
import { changeOrder } from './change-order.ts';

const ITEM = { price: '1000', stock: '10' };

async function shop() {
  const w = await world();
  await setConfig(w, 'sales.approval_free_max', '1000000000');
  const { customerId, items, warehouseId } = await trading(w, { A: ITEM });
  return { w, warehouseId, draft: { customerId, lines: [{ itemId: items.A, quantity: '1' }] } };
}

test('an order that names a warehouse nobody has is refused where it is named', async () => {
  const { w, warehouseId, draft } = await shop();
  const elsewhere = (await shop()).warehouseId;

  for (const wrong of [randomUUID(), elsewhere])
    expect(await w.refused(createOrder, { ...draft, warehouseId: wrong })).toBe(
      'sales.warehouse_not_found',
    );
  expect(await w.rows('sales.sales_order')).toEqual([]);
  // Negative control: one of our own.
  const { id: orderId, version } = await w.run(createOrder, { ...draft, warehouseId });
  expect(await w.refused(changeOrder, { orderId, version, ...draft, warehouseId: elsewhere })).toBe(
    'sales.warehouse_not_found',
  );
});

test('a delivery from a warehouse of another company is refused where it is planned', async () => {
  const { w, draft } = await shop();
  const elsewhere = (await shop()).warehouseId;
  const { id: orderId, version } = await w.run(createOrder, draft);
  await w.run(submitOrder, { orderId, version });

  expect(await w.refused(createDelivery, { orderId, warehouseId: elsewhere })).toBe(
    'sales.warehouse_not_found',
  );
  expect(await w.rows('sales.delivery')).toEqual([]);
});
