import { expect, test } from 'vitest';
import { randomUUID } from 'node:crypto';
import { world, type World } from '@poros/testing';
import { costOf } from '@poros/testing/cost-of';
import { approve, cancel, deliveryOf, orderOf, ship, type Approved } from '@poros/testing/orders';
import { journalOf, stocked } from '@poros/testing/stocked';
import { changeWarehouse } from './change-warehouse.ts';
import { countStock } from './count-stock.ts';
import { createWarehouse } from './create-warehouse.ts';
import { issueStock } from './issue-stock.ts';
import { listStock } from './list-stock.ts';
import { receiveStock } from './receive-stock.ts';
import { transferStock } from './transfer-stock.ts';

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'not refused',
    (error: { code?: string; details?: object }) => error,
  );
const stockOf = async (w: World, itemCode: string) =>
  (await w.run(listStock, {})).rows.find((row) => row.itemCode === itemCode);

test('an approved order is promised its goods and services are left out', async () => {
  const w = await world();
  const { items } = await stocked(w, { BOLT: { stock: '10' }, WORK: { isStocked: false } });

  const order = orderOf(w, { [items.BOLT]: '4', [items.WORK]: '1' });
  await approve(w, order);

  expect(await stockOf(w, 'BOLT')).toMatchObject({ reserved: '4.000000', available: '6.000000' });
  expect(await w.rows('inventory.reservation')).toMatchObject([
    { order_id: order.orderId, order_line_id: order.lines[0]!.lineId, open_quantity: '4.000000' },
  ]);
});

test('an order that is short is promised nothing and told what is missing', async () => {
  const w = await world();
  const { items } = await stocked(w, { BOLT: { stock: '10' }, NUT: { stock: '2.5' }, NEW: {} });

  const told = await refusal(
    approve(w, orderOf(w, { [items.BOLT]: '10', [items.NUT]: '3', [items.NEW]: '1' })),
  );

  expect(told).toMatchObject({
    code: 'inventory.stock_short',
    details: {
      warehouse: 'WH-HQ',
      short: expect.arrayContaining([
        expect.objectContaining({ item: 'NUT', wanted: '3', available: '2.5' }),
        expect.objectContaining({ item: 'NEW', wanted: '1', available: '0' }),
      ]),
    },
  });
  expect(await w.rows('inventory.reservation')).toEqual([]);
  expect(await stockOf(w, 'BOLT')).toMatchObject({ reserved: '0.000000' });
});

test('one item on two lines is promised once for both', async () => {
  const w = await world();
  const { items } = await stocked(w, { BOLT: { stock: '10' } });
  const twice = (quantity: string): Approved => ({
    ...orderOf(w, {}),
    lines: [1, 2].map(() => ({ lineId: randomUUID(), itemId: items.BOLT, quantity })),
  });

  expect(await refusal(approve(w, twice('5.5')))).toMatchObject({ details: { wanted: '11' } });
  await approve(w, twice('5'));
  expect(await stockOf(w, 'BOLT')).toMatchObject({ available: '0.000000', status: 'low' });
});

test('a warehouse that takes backorders promises more than it has, and shows it', async () => {
  const w = await world();
  const { items, warehouseId } = await stocked(w, { MOTOR: { stock: '1800' } });
  await w.run(changeWarehouse, {
    warehouseId,
    version: 1,
    name: 'Utama',
    zone: 'B',
    capacityM3: null,
    isDefault: true,
    mayBackorder: true,
    mayGoNegative: false,
  });
  const order = orderOf(w, { [items.MOTOR]: '2000' });

  await approve(w, order);

  expect(await stockOf(w, 'MOTOR')).toMatchObject({ available: '-200.000000', status: 'oversold' });
  expect(await refusal(ship(w, deliveryOf(order)))).toMatchObject({
    details: { available: '1800' },
  });
});

test('goods that are promised are not issued or transferred to anyone else', async () => {
  const w = await world();
  const { items, warehouseId } = await stocked(w, { BOLT: { stock: '10' } });
  const { id: toWarehouseId } = await w.run(createWarehouse, { code: 'B', name: 'B' });
  await approve(w, orderOf(w, { [items.BOLT]: '8' }));
  const lines = [{ itemId: items.BOLT, quantity: '3' }];

  expect(await w.refused(issueStock, { warehouseId, reason: 'used', lines })).toBe(
    'inventory.stock_short',
  );
  expect(await w.refused(transferStock, { warehouseId, toWarehouseId, lines })).toBe(
    'inventory.stock_short',
  );
});

test('a count may find less than is promised; nothing new is promised until then', async () => {
  const w = await world();
  const { items, warehouseId } = await stocked(w, { BOLT: { stock: '10' } });
  const order = orderOf(w, { [items.BOLT]: '8' });
  await approve(w, order);

  await w.run(countStock, { warehouseId, lines: [{ itemId: items.BOLT, counted: '5' }] });

  expect(await stockOf(w, 'BOLT')).toMatchObject({ available: '-3.000000', status: 'oversold' });
  expect(await refusal(approve(w, orderOf(w, { [items.BOLT]: '1' })))).toMatchObject({
    code: 'inventory.stock_short',
    details: { available: '0' },
  });
  await ship(w, deliveryOf(order, ['5']));
  expect(await w.rows('inventory.stock')).toMatchObject([{ is_short: true, reserved: '3.000000' }]);
  await w.run(receiveStock, {
    warehouseId,
    reason: 'purchase',
    lines: [{ itemId: items.BOLT, quantity: '3', unitCost: '1' }],
  });
  expect(await w.rows('inventory.stock')).toMatchObject([{ is_short: false, on_hand: '3.000000' }]);
});

test('shipped goods leave stock and promise, and their cost is the cost of sales', async () => {
  const w = await world();
  const { items } = await stocked(w, { BOLT: { stock: '10', cost: '33.33' }, NUT: { stock: '1' } });
  const order = orderOf(w, { [items.BOLT]: '8', [items.NUT]: '1' });
  await approve(w, order);

  const delivery = deliveryOf(order, ['5', '1']);
  await ship(w, delivery);

  expect(await stockOf(w, 'BOLT')).toMatchObject({
    onHand: '5.000000',
    reserved: '3.000000',
    value: '166.6500',
  });
  expect(await stockOf(w, 'NUT')).toMatchObject({ onHand: '0.000000', value: '0.0000' });
  expect(await journalOf(w, delivery.deliveryId)).toMatchObject([
    { system_key: 'inventory', credit: '266.6500' },
    { system_key: 'cost_of_sales', debit: '266.6500' },
  ]);
  expect(await w.rows('inventory.stock_move', "document_type = 'sales.delivery'")).toMatchObject([
    { document_number: 'DO-2611-0007', kind: 'issue' },
    { kind: 'issue' },
  ]);
});

test('a delivery is issued once', async () => {
  const w = await world();
  const { items } = await stocked(w, { BOLT: { stock: '10' } });
  const order = orderOf(w, { [items.BOLT]: '8' });
  await approve(w, order);
  const delivery = deliveryOf(order, ['4']);
  await ship(w, delivery);

  expect(await refusal(ship(w, delivery))).toMatchObject({ code: 'finance.source_already_posted' });
  expect(await stockOf(w, 'BOLT')).toMatchObject({ onHand: '6.000000' });
});

test('a delivery may leave from another warehouse than the one that promised', async () => {
  const w = await world();
  const { items, warehouseId } = await stocked(w, { BOLT: { stock: '10' } });
  const { id: other } = await w.run(createWarehouse, { code: 'B', name: 'B' });
  await w.run(receiveStock, {
    warehouseId: other,
    reason: 'opening',
    lines: [{ itemId: items.BOLT, quantity: '6', unitCost: '70' }],
  });
  const order = orderOf(w, { [items.BOLT]: '10' });
  await approve(w, order);

  await ship(w, deliveryOf(order, ['6'], { warehouseId: other }));

  expect(await w.rows('inventory.stock', `warehouse_id = '${warehouseId}'`)).toMatchObject([
    { on_hand: '10.000000', reserved: '4.000000' },
  ]);
  expect(await w.rows('inventory.stock', `warehouse_id = '${other}'`)).toMatchObject([
    { on_hand: '0.000000', reserved: '0.000000' },
  ]);
});

test('a delivery beyond the promise takes only what nobody was promised', async () => {
  const w = await world();
  const { items } = await stocked(w, { BOLT: { stock: '10' } });
  const mine = orderOf(w, { [items.BOLT]: '4' });
  await approve(w, mine);
  await approve(w, orderOf(w, { [items.BOLT]: '5' }));

  expect(await refusal(ship(w, deliveryOf(mine, ['6'])))).toMatchObject({
    code: 'inventory.stock_short',
    details: { wanted: '6', available: '5' },
  });
  await ship(w, deliveryOf(mine, ['5']));
});

test('a cancelled order gives back what is still promised to it', async () => {
  const w = await world();
  const { items } = await stocked(w, { BOLT: { stock: '10' }, NUT: { stock: '5' } });
  const order = orderOf(w, { [items.BOLT]: '8', [items.NUT]: '5' });
  await approve(w, order);
  await ship(w, deliveryOf(order, ['3', '5']));

  await cancel(w, order);
  await cancel(w, order);

  expect(await stockOf(w, 'BOLT')).toMatchObject({ onHand: '7.000000', reserved: '0.000000' });
  expect(await w.rows('inventory.reservation', 'open_quantity > 0')).toEqual([]);
});

test('reserving costs two statements that ride along, shipping at most three flights', async () => {
  const w = await world();
  const nine = { stock: '9' };
  const { items } = await stocked(w, { BOLT: nine, NUT: nine, RING: nine });
  const order = orderOf(w, { [items.BOLT]: '3', [items.NUT]: '2', [items.RING]: '1' });
  const cost = async (work: () => Promise<unknown>) => {
    const now = () =>
      Promise.all(
        (['flights', 'statements'] as const).map((measure) =>
          costOf(w.kernel, measure, 'testing.within'),
        ),
      );
    const [flights = 0, statements = 0] = await now();
    await work();
    const after = await now();
    return { flights: after[0]! - flights, statements: after[1]! - statements };
  };
  const bare = await cost(() => w.within(async () => undefined));

  const reserving = await cost(() => approve(w, order));
  const shipping = await cost(() => ship(w, deliveryOf(order)));

  // One more than ours may store the event itself.
  expect(reserving.flights).toBe(bare.flights);
  expect(reserving.statements - bare.statements).toBeLessThanOrEqual(3);
  // One flight and six statements are ours; the rest is the journal's.
  expect(shipping.flights - bare.flights).toBeLessThanOrEqual(3);
  expect(shipping.statements - bare.statements).toBeLessThanOrEqual(10);
});
