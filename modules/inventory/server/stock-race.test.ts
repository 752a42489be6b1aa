import { expect, test } from 'vitest';
import { sql, type Kernel } from '@poros/kernel';
import { world } from '@poros/testing';
import { brokenRules } from '@poros/testing/broken-rules';
import {
  approve,
  cancel,
  deliveryOf,
  hadGoods,
  orderOf,
  ship,
  type Approved,
} from '@poros/testing/orders';
import { stocked } from '@poros/testing/stocked';
import { archiveWarehouse } from './archive-warehouse.ts';
import { countStock } from './count-stock.ts';
import { createWarehouse } from './create-warehouse.ts';
import { issueStock } from './issue-stock.ts';
import { receiveStock } from './receive-stock.ts';

const DEADLOCK = '40P01';
const CODES = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'] as const;

/** Chance that a test repeats: a linear congruential generator. */
function chanceOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Zipf: the first item is wanted twice as often as the second, thrice as often as the third. */
function hotItem(chance: number): (typeof CODES)[number] {
  const weights = CODES.map((_, index) => 1 / (index + 1));
  let left = chance * weights.reduce((sum, weight) => sum + weight, 0);
  const index = weights.findIndex((weight) => (left -= weight) < 0);
  return CODES[index] ?? 'H';
}

async function deadlocks(kernel: Kernel): Promise<number> {
  const { values } = await kernel.metrics.retries.get();
  return values.find((one) => one.labels.reason === DEADLOCK)?.value ?? 0;
}

test('of forty buyers of ten pieces exactly ten are promised one', async () => {
  const w = await world();
  const { items } = await stocked(w, { A: { stock: '10' } });

  const answers = await Promise.all(
    Array.from({ length: 40 }, () => hadGoods(approve(w, orderOf(w, { [items.A]: '1' })))),
  );

  expect(answers.filter(Boolean)).toHaveLength(10);
  expect(await w.rows('inventory.stock')).toMatchObject([
    { on_hand: '10.000000', reserved: '10.000000' },
  ]);
  expect(await brokenRules(w, 'inventory')).toEqual([]);
});

test("eight workers on hot items never oversell and never stand in each other's way", async () => {
  const w = await world();
  const { items, warehouseId } = await stocked(
    w,
    Object.fromEntries(CODES.map((code) => [code, { stock: '40', cost: '3.33' }])),
  );
  const before = await deadlocks(w.kernel);

  await Promise.all(Array.from({ length: 8 }, (_, worker) => work(worker)));

  async function work(worker: number): Promise<void> {
    const chance = chanceOf(worker + 1);
    const open: Approved[] = [];
    for (let round = 0; round < 30; round += 1) {
      const codes = new Set([1, 2, 3].map(() => hotItem(chance())));
      const amount = String(1 + Math.floor(chance() * 3));
      const wanted = Object.fromEntries([...codes].map((code) => [items[code]!, amount]));
      const lines = [...codes].map((code) => ({ itemId: items[code]!, quantity: amount }));
      const act = chance();
      if (act < 0.45) {
        const order = orderOf(w, wanted);
        if (await hadGoods(approve(w, order))) open.push(order);
      } else if (act < 0.65 && open.length > 0) await ship(w, deliveryOf(open.pop()!));
      else if (act < 0.75 && open.length > 0) await cancel(w, open.pop()!);
      else if (act < 0.85)
        await hadGoods(w.run(issueStock, { warehouseId, reason: 'used', lines }));
      else
        await w.run(receiveStock, {
          warehouseId,
          reason: 'purchase',
          lines: lines.map((line) => ({ ...line, unitCost: String(round) })),
        });
    }
  }

  expect(await deadlocks(w.kernel)).toBe(before);
  expect(await w.rows('inventory.stock', 'reserved > on_hand or on_hand < 0')).toEqual([]);
  expect(await brokenRules(w, 'inventory')).toEqual([]);
});

test('documents that bring the same new items in wait for each other', async () => {
  const w = await world();
  const { items, warehouseId } = await stocked(
    w,
    Object.fromEntries(CODES.map((code) => [code, {}])),
  );
  const before = await deadlocks(w.kernel);
  const lines = Object.values(items).map((itemId) => ({ itemId, quantity: '1', unitCost: '1' }));

  await Promise.all(
    Array.from({ length: 16 }, (_, turn) =>
      w.run(receiveStock, {
        warehouseId,
        reason: 'opening',
        lines: turn % 2 === 0 ? lines : lines.toReversed(),
      }),
    ),
  );

  expect(await deadlocks(w.kernel)).toBe(before);
  expect(await w.rows('inventory.stock', 'on_hand = 16')).toHaveLength(CODES.length);
  expect(await brokenRules(w, 'inventory')).toEqual([]);
});

test('two who lock the same rows in opposite order are counted as a deadlock', async () => {
  const w = await world();
  await stocked(w, { A: { stock: '1' }, B: { stock: '1' } });
  const [a, b] = await w.rows<{ id: string }>('inventory.stock');
  const before = await deadlocks(w.kernel);
  let arrived = 0;
  const touch = async (first: string, second: string) =>
    w.within(async (ctx) => {
      const lock = (id: string) =>
        ctx.read(sql`select from inventory.stock
      where tenant_id = ${ctx.tenantId} and id = ${id} for no key update`);
      await lock(first);
      arrived += 1;
      while (arrived < 2)
        await new Promise((resolve) => {
          setTimeout(resolve, 5);
        });
      await lock(second);
    });

  await Promise.all([touch(a!.id, b!.id), touch(b!.id, a!.id)]);

  expect(await deadlocks(w.kernel)).toBeGreaterThan(before);
});

test('a warehouse that is being archived takes neither goods nor promises', async () => {
  const w = await world();
  const { items, warehouseId } = await stocked(w, { A: { stock: '1' } });
  await w.run(createWarehouse, { code: 'B', name: 'B', isDefault: true });
  await w.run(issueStock, {
    warehouseId,
    reason: 'used',
    lines: [{ itemId: items.A, quantity: '1' }],
  });
  const lines = [{ itemId: items.A, quantity: '1', unitCost: '1' }];

  const [, ...answers] = await Promise.allSettled([
    w.run(archiveWarehouse, { warehouseId, version: 2 }),
    ...Array.from({ length: 6 }, () =>
      w.run(receiveStock, { warehouseId, reason: 'return', lines }),
    ),
  ]);

  const refused = answers.filter((one) => one.status === 'rejected');
  for (const { reason } of refused)
    expect(reason).toMatchObject({ code: 'inventory.warehouse_not_found' });
  expect(await brokenRules(w, 'inventory')).toEqual([]);
});

test('a count and an order race for the last pieces and the truth is kept', async () => {
  const w = await world();
  const { items, warehouseId } = await stocked(w, { A: { stock: '10' } });

  await Promise.all(
    [3, 9, 5, 7].map((counted) =>
      Promise.all([
        hadGoods(approve(w, orderOf(w, { [items.A]: '4' }))),
        w.run(countStock, { warehouseId, lines: [{ itemId: items.A, counted: String(counted) }] }),
      ]),
    ),
  );

  expect(await brokenRules(w, 'inventory')).toEqual([]);
});
