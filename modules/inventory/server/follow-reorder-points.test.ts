import { expect, test } from 'vitest';
import { employee, perform, settled, trading, world, type World } from '@poros/testing';
import { changeReorderPoints } from './change-reorder-points.ts';
import { issueStock } from './issue-stock.ts';
import { receiveStock } from './receive-stock.ts';

/** A warehouse with a hundred of two items, of which one is to be bought again at sixty. */
async function desk() {
  const w = await world();
  const { items, warehouseId, customerId } = await trading(w, {
    planned: { stock: '100', cost: '100', price: '1000' },
    unplanned: { stock: '100', cost: '100', price: '1000' },
  });
  await w.run(changeReorderPoints, {
    warehouseId,
    lines: [{ itemId: items.planned, reorderPoint: '60' }],
  });
  const planner = await employee(w, 'Agus', 'MANAGER_PROD');
  const clerk = await employee(w, 'Budi', 'STAFF_WH');
  const lines = (quantity: string) =>
    [items.planned, items.unplanned].map((itemId) => ({ itemId, quantity }));
  const told = async () => {
    await settled(w);
    return noticesOf(w, planner.userId);
  };
  return {
    w,
    items,
    customerId,
    clerk,
    told,
    issue: (quantity: string) =>
      w.run(issueStock, { warehouseId, reason: 'used', lines: lines(quantity) }),
    receive: (quantity: string) =>
      w.run(receiveStock, {
        warehouseId,
        reason: 'purchase',
        lines: lines(quantity).map((line) => ({ ...line, unitCost: '100' })),
      }),
  };
}

const noticesOf = async (w: World, userId: string) =>
  (
    await w.rows<{ kind: string; user_id: string; details: { items: string }; path: string }>(
      'notification.notice',
      `user_id = '${userId}'`,
    )
  ).filter((one) => one.kind === 'inventory.fell_low');

test('who plans stock is told once of a fall, again after it rose, and of no other item', async () => {
  const { w, clerk, told, issue, receive } = await desk();

  await issue('30');
  expect(await told()).toEqual([]);
  await issue('10');
  const [notice, ...others] = await told();
  expect(others).toEqual([]);
  expect(notice?.details.items).toMatch(/^planned Barang planned \(60 \/ 60 \w+\)$/);
  expect(notice?.path).toContain('status=low');
  await issue('5');
  await receive('1');
  expect(await told()).toHaveLength(1);

  await receive('50');
  expect(await told()).toHaveLength(1);
  await issue('90');
  expect(await told()).toHaveLength(2);
  expect(await noticesOf(w, clerk.userId)).toEqual([]);
});

test('a promise to an order is a fall too, and its end a rise', async () => {
  const { w, items, customerId, told, issue } = await desk();
  const boss = w.as({ permissions: [...w.kernel.registry.permissions.keys()] });
  const order = await perform<{ id: string }>(w, w, 'sales.create_order', {
    customerId,
    lines: [{ itemId: items.planned, quantity: '45' }],
  });
  await perform(w, w, 'sales.submit_order', { orderId: order.id, version: 1 });
  expect(await told()).toEqual([]);
  await perform(boss, w, 'sales.approve_order', { orderId: order.id, version: 2 });
  expect((await told()).map((one) => one.details.items)).toEqual([
    expect.stringMatching(/\(55 \/ 60 /),
  ]);

  await perform(w, w, 'sales.cancel_order', { orderId: order.id, version: 3, reason: 'Batal' });
  await settled(w);
  expect(await w.rows('inventory.low_stock')).toEqual([]);
  await issue('50');
  expect(await told()).toHaveLength(2);
});
