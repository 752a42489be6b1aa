import { expect, test } from 'vitest';
import { world } from '@poros/testing';
import { journalOf, stocked } from '@poros/testing/stocked';
import { adjustStock } from './adjust-stock.ts';
import { countStock } from './count-stock.ts';
import { getStockDocument } from './get-stock-document.ts';

test('a count makes the books follow the shelf and books the differences', async () => {
  const w = await world();
  const { items, warehouseId } = await stocked(w, {
    BOLT: { stock: '10', cost: '100' },
    NUT: { stock: '5', cost: '20' },
    RING: { stock: '7' },
  });

  const count = await w.run(countStock, {
    warehouseId,
    note: 'Opname November',
    lines: [
      { itemId: items.BOLT, counted: '8' },
      { itemId: items.NUT, counted: '6.5' },
      { itemId: items.RING, counted: '7' },
    ],
  });

  expect(count).toMatchObject({ number: 'ADJ-2611-0001', value: '-170.0000' });
  const { lines } = await w.run(getStockDocument, { documentId: count.id });
  expect(lines).toMatchObject([
    { itemCode: 'BOLT', expected: '10.000000', counted: '8.000000', quantity: '-2.000000' },
    { itemCode: 'NUT', expected: '5.000000', counted: '6.500000', value: '30.0000' },
    { itemCode: 'RING', quantity: '0.000000', value: '0.0000' },
  ]);
  expect(await w.rows('inventory.stock_move', "kind = 'adjustment'")).toHaveLength(2);
  expect(await journalOf(w, count.id)).toMatchObject([
    { system_key: 'inventory', credit: '170.0000' },
    { system_key: 'stock_adjustment', debit: '170.0000' },
  ]);
});

test('a count that finds what the books say is kept and moves nothing', async () => {
  const w = await world();
  const { items, warehouseId } = await stocked(w, { BOLT: { stock: '10' }, NEW: {} });

  const count = await w.run(countStock, {
    warehouseId,
    lines: [
      { itemId: items.BOLT, counted: '10' },
      { itemId: items.NEW, counted: '0' },
    ],
  });

  expect(await journalOf(w, count.id)).toEqual([]);
  expect(await w.rows('inventory.stock_document_line', 'counted is not null')).toHaveLength(2);
});

test('goods that were never bought are found at their standard cost', async () => {
  const w = await world();
  const { items, warehouseId } = await stocked(w, { NEW: {} });

  await w.run(countStock, { warehouseId, lines: [{ itemId: items.NEW, counted: '2' }] });

  expect(await w.rows('inventory.stock')).toMatchObject([
    { value: '100.0000', unit_cost: '50.0000' },
  ]);
});

test('an item is counted once in a document', async () => {
  const w = await world();
  const { items, warehouseId } = await stocked(w, { BOLT: { stock: '10' } });
  const lines = [
    { itemId: items.BOLT, counted: '1' },
    { itemId: items.BOLT, counted: '2' },
  ];

  expect(await w.refused(countStock, { warehouseId, lines })).toBe('inventory.item_twice');
});

test('an adjustment corrects by a difference and loses no more than there is', async () => {
  const w = await world();
  const { items, warehouseId } = await stocked(w, { BOLT: { stock: '10', cost: '100' } });
  const adjust = (difference: string) => ({
    warehouseId,
    reason: 'damaged' as const,
    lines: [{ itemId: items.BOLT, difference }],
  });

  const { value } = await w.run(adjustStock, adjust('-4'));

  expect(value).toBe('-400.0000');
  expect(await w.refused(adjustStock, adjust('-6.000001'))).toBe('inventory.stock_short');
  await w.run(adjustStock, adjust('-6'));
  expect(await w.rows('inventory.stock')).toMatchObject([{ on_hand: '0.000000', value: '0.0000' }]);
});
