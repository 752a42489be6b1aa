import { expect, test } from 'vitest';
import type { Refusal } from '@poros/kernel';
import { world } from '@poros/testing';
import { journalOf, stocked } from '@poros/testing/stocked';
import { issueStock } from './issue-stock.ts';
import { listMoves } from './list-moves.ts';
import { receiveStock } from './receive-stock.ts';

test('goods leave at the moving average and the account says why', async () => {
  const w = await world();
  const { items, warehouseId } = await stocked(w, { BOLT: { stock: '10', cost: '100' } });
  await w.run(receiveStock, {
    warehouseId,
    reason: 'purchase',
    lines: [{ itemId: items.BOLT, quantity: '30', unitCost: '200' }],
  });

  const issue = await w.run(issueStock, {
    warehouseId,
    reason: 'used',
    lines: [{ itemId: items.BOLT, quantity: '4' }],
  });

  expect(issue).toMatchObject({ number: 'GI-2611-0001', value: '-700.0000' });
  expect(await journalOf(w, issue.id)).toMatchObject([
    { system_key: 'inventory', credit: '700.0000' },
    { system_key: 'stock_adjustment', debit: '700.0000' },
  ]);
  expect(await w.rows('inventory.stock')).toMatchObject([
    { on_hand: '36.000000', value: '6300.0000', unit_cost: '175.0000' },
  ]);
});

test('a document that asks for too much names every short item and moves nothing', async () => {
  const w = await world();
  const { items, warehouseId } = await stocked(w, {
    BOLT: { stock: '10' },
    NUT: { stock: '1.5' },
    RING: { stock: '3' },
  });
  const lines = [
    { itemId: items.NUT, quantity: '2' },
    { itemId: items.BOLT, quantity: '1' },
    { itemId: items.RING, quantity: '2' },
    { itemId: items.RING, quantity: '2' },
  ];

  const refusal = await w
    .run(issueStock, { warehouseId, reason: 'used', lines })
    .catch((error: unknown) => error as Refusal);

  expect(refusal).toMatchObject({
    code: 'inventory.stock_short',
    details: {
      item: 'NUT',
      warehouse: 'WH-HQ',
      wanted: '2',
      available: '1.5',
      short: [{ item: 'NUT' }, { item: 'RING', wanted: '2', available: '1' }],
    },
  });
  expect(await w.rows('inventory.stock_move', "kind = 'issue'")).toEqual([]);
});

test('the same item on two lines is issued twice', async () => {
  const w = await world();
  const { items, warehouseId } = await stocked(w, { BOLT: { stock: '3', cost: '33.33' } });
  const line = { itemId: items.BOLT, quantity: '1.5' };

  await w.run(issueStock, { warehouseId, reason: 'sold', lines: [line, line] });

  expect(await w.rows('inventory.stock')).toMatchObject([
    { on_hand: '0.000000', value: '0.0000', move_count: 3, unit_cost: '33.3300' },
  ]);
  const { rows } = await w.run(listMoves, { itemId: items.BOLT, warehouseId });
  expect(rows.map((row) => row.onHandAfter)).toEqual(['0.000000', '1.500000', '3.000000']);
});
