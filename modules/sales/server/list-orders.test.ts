import { expect, test } from 'vitest';
import type { Refusal } from '@poros/kernel';
import { sql } from '@poros/kernel';
import { trading, world, type World } from '@poros/testing';
import { createOrder } from './create-order.ts';
import { listOrders } from './list-orders.ts';
import { submitOrder } from './submit-order.ts';

/** Three drafts of 100, 200 and 300 apiece on three days, and one order that waits. */
async function shop() {
  const w = await world();
  const trade = await trading(w, { a: { stock: '1000', price: '100' } });
  const itemId = trade.items.a ?? '';
  const order = (quantity: string, orderedOn: string, deadlineOn: string | null = null) =>
    w.run(createOrder, {
      customerId: trade.customerId,
      orderedOn,
      deadlineOn,
      lines: [{ itemId, quantity }],
    });
  const small = await order('1', '2026-06-30');
  const middle = await order('2', '2026-07-01', '2026-07-31');
  const large = await order('3', '2026-07-31');
  const waiting = await order('4', '2026-08-01');
  await w.run(submitOrder, { orderId: waiting.id, version: waiting.version });
  return { w, trade, small, middle, large, waiting };
}

const numbers = async (w: World, where: string): Promise<string[]> =>
  (await w.run(listOrders, { where, sort: 'orderedOn' })).rows.map((row) => row.number);

test('conditions on amount, day, word and text hold together', async () => {
  const { w, small, middle, large, waiting } = await shop();
  const of = (...orders: { number: string }[]) => orders.map((one) => one.number);

  expect(await numbers(w, `total.ge.${middle.total}`)).toEqual(of(middle, large, waiting));
  expect(await numbers(w, `total.between.${middle.total},${large.total}`)).toEqual(
    of(middle, large),
  );
  expect(await numbers(w, 'orderedOn.between.2026-07-01,2026-07-31')).toEqual(of(middle, large));
  expect(await numbers(w, 'orderedOn.before.2026-07-01')).toEqual(of(small));
  expect(await numbers(w, 'deadlineOn.empty')).toEqual(of(small, large, waiting));
  expect(await numbers(w, 'status.in.pending,on_hold')).toEqual(of(waiting));
  expect(await numbers(w, 'status.not_in.pending')).toEqual(of(small, middle, large));
  expect(await numbers(w, 'customerName.contains.zzz')).toEqual([]);
  expect(
    await numbers(w, `status.in.draft;total.gt.${small.total};orderedOn.after.2026-07-01`),
  ).toEqual(of(large));
});

test('a value is a value: nothing of it reaches the statement', async () => {
  const { w } = await shop();
  const evil = encodeURIComponent(`x') or true; drop table sales.sales_order; --`);

  expect(await numbers(w, `customerName.contains.${evil}`)).toEqual([]);
  expect(await numbers(w, `number.contains.${encodeURIComponent('%')}`)).toEqual([]);
  expect((await w.run(listOrders, {})).total).toBe(4);
});

test('a condition that does not fit is refused with the name of its column', async () => {
  const { w } = await shop();
  const path = async (where: string) => {
    try {
      await w.run(listOrders, { where });
    } catch (error) {
      const [fault] = (error as Refusal).details['errors'] as { path: string }[];
      return fault?.path;
    }
    return 'not refused';
  };

  expect(await path('total.ge.much')).toBe('/where/total');
  expect(await path('total.contains.1')).toBe('/where/total');
  expect(await path('orderedOn.on.2026-02-31')).toBe('/where/orderedOn');
  expect(await path('status.in.sleeping')).toBe('/where/status');
  expect(await path('passwordHash.is.x')).toBe('/where');
  expect(await path('toString.is.x')).toBe('/where');
  expect(await path('drop table')).toBe('/where');
  expect(await path(Array.from({ length: 11 }, () => 'number.filled').join(';'))).toBe('/where');
  expect(await path(Array.from({ length: 10 }, () => 'number.filled').join(';'))).toBe(
    'not refused',
  );
});

test('groups count and add up the same rows that the list shows', async () => {
  const { w, small, middle, large, waiting } = await shop();
  const sum = (...orders: { total: string }[]) =>
    orders.reduce((total, one) => total + Number(one.total), 0);

  const { groups = [], rows } = await w.run(listOrders, { group: 'status' });
  const months = (await w.run(listOrders, { group: 'orderedOn', where: 'status.in.draft' })).groups;
  const all = (await w.run(listOrders, { group: '*' })).groups;

  expect(rows).toEqual([]);
  expect(groups.map(({ value, count }) => [value, count])).toEqual([
    ['draft', 3],
    ['pending', 1],
  ]);
  expect(Number(groups[0]?.sums[0]?.total)).toBe(sum(small, middle, large));
  expect(groups[0]?.sums[0]).toMatchObject({ column: 'total', unit: 'IDR' });
  expect(months?.map(({ value, count }) => [value, count])).toEqual([
    ['2026-06-01', 1],
    ['2026-07-01', 2],
  ]);
  expect(all?.[0]).toMatchObject({ value: null, count: 4 });
  expect(Number(all?.[0]?.sums[0]?.total)).toBe(sum(small, middle, large, waiting));
});

test('money in two currencies is never one sum', async () => {
  const { w, small } = await shop();
  await w.within(async (ctx) =>
    ctx.write(sql`update sales.sales_order set currency = 'USD'
      where tenant_id = ${ctx.tenantId} and id = ${small.id}`),
  );

  const [all] = (await w.run(listOrders, { group: '*' })).groups ?? [];

  expect(all?.count).toBe(4);
  expect(all?.sums.map((one) => one.unit).sort()).toEqual(['IDR', 'USD']);
});

test('rows may be passed over after a cursor, as a jump down a long list does', async () => {
  const { w } = await shop();
  const all = await w.run(listOrders, { sort: 'number' });
  const first = await w.run(listOrders, { sort: 'number', limit: 1 });

  const jumped = await w.run(listOrders, {
    sort: 'number',
    limit: 1,
    after: first.next ?? '',
    skip: 1,
  });

  expect(jumped.rows[0]?.number).toBe(all.rows[2]?.number);
});

test('conditions and groups stay within reach', async () => {
  const { w } = await shop();
  const stranger = w.as({ permissions: ['sales.order.read'], scope: 'own' });

  expect((await stranger.run(listOrders, { where: 'number.filled' })).rows).toEqual([]);
  expect((await stranger.run(listOrders, { group: 'status' })).groups).toEqual([]);
});
