import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quantity } from '@poros/kernel/shared';
import { setConfig } from '@poros/testing/set-config';
import { trading, world, type World } from '@poros/testing';
import { createOrder } from './create-order.ts';
import { submitOrder } from './submit-order.ts';

/** Drafts of one unit each, ready to be confirmed all at once. */
async function drafts(w: World, customerId: string, itemIds: readonly string[]) {
  const made = [];
  for (const itemId of itemIds)
    made.push(await w.run(createOrder, { customerId, lines: [{ itemId, quantity: '1' }] }));
  return made;
}

async function confirmAll(w: World, orders: readonly { id: string }[]) {
  return Promise.all(
    orders.map(async ({ id }) => {
      try {
        return (await w.run(submitOrder, { orderId: id, version: 1 })).status;
      } catch (error) {
        return (error as { code?: string }).code ?? 'unknown';
      }
    }),
  );
}

const count = (all: readonly string[], wanted: string) =>
  all.filter((one) => one === wanted).length;

test('fifty confirmations at once never pass the credit limit together', async () => {
  const w = await world();
  await setConfig(w, 'sales.approval_free_max', '1000000000');
  const { customerId, items } = await trading(
    w,
    { a: { stock: '100', price: '100000', taxCode: 'NONE' } },
    { creditLimit: '1250000' },
  );
  const orders = await drafts(
    w,
    customerId,
    Array.from({ length: 50 }, () => items.a),
  );

  const verdicts = await confirmAll(w, orders);

  expect(count(verdicts, 'approved')).toBe(12);
  expect(count(verdicts, 'on_hold')).toBe(38);
  expect(await w.rows('finance.customer_credit')).toMatchObject([{ on_order: '1200000.0000' }]);
});

test('forty buyers of ten pieces: ten get one, thirty are told, and the counter is exact', async () => {
  const w = await world();
  await setConfig(w, 'sales.approval_free_max', '1000000000');
  const { customerId, items } = await trading(w, { a: { stock: '10', price: '1000' } });
  const orders = await drafts(
    w,
    customerId,
    Array.from({ length: 40 }, () => items.a),
  );

  const verdicts = await confirmAll(w, orders);

  expect(count(verdicts, 'approved')).toBe(10);
  expect(count(verdicts, 'inventory.stock_short')).toBe(30);
  expect(await w.rows('inventory.stock')).toMatchObject([
    { on_hand: '10.000000', reserved: '10.000000' },
  ]);
});

test('hot items in any order of lines: nothing is oversold and nobody waits for ever', async () => {
  const w = await world();
  await setConfig(w, 'sales.approval_free_max', '1000000000');
  const { customerId, items } = await trading(w, {
    a: { stock: '30', price: '1000' },
    b: { stock: '30', price: '1000' },
    c: { stock: '30', price: '1000' },
  });
  const codes = Object.values(items);
  const shuffled = fc.sample(fc.shuffledSubarray(codes, { minLength: 2, maxLength: 3 }), {
    numRuns: 60,
    seed: 42,
  });
  const orders = [];
  for (const chosen of shuffled)
    orders.push(
      await w.run(createOrder, {
        customerId,
        lines: chosen.map((itemId) => ({ itemId, quantity: '1' })),
      }),
    );
  const before = (await w.kernel.metrics.retries.get()).values.reduce(
    (sum, one) => sum + one.value,
    0,
  );

  const verdicts = await confirmAll(w, orders);

  const retries =
    (await w.kernel.metrics.retries.get()).values.reduce((sum, one) => sum + one.value, 0) - before;
  expect(retries).toBe(0);
  expect(count(verdicts, 'approved') + count(verdicts, 'inventory.stock_short')).toBe(60);
  for (const row of await w.rows<{ on_hand: string; reserved: string }>('inventory.stock'))
    expect(quantity(row.reserved) <= quantity(row.on_hand)).toBe(true);
});
