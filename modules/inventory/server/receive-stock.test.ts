import { expect, test } from 'vitest';
import { randomUUID } from 'node:crypto';
import { world } from '@poros/testing';
import { journalOf, stocked } from '@poros/testing/stocked';
import { getStockDocument } from './get-stock-document.ts';
import { listMoves } from './list-moves.ts';
import { listStock } from './list-stock.ts';
import { receiveStock } from './receive-stock.ts';

test('goods received raise the stock, its value and the inventory account', async () => {
  const w = await world();
  const { items, warehouseId } = await stocked(w, { BOLT: { stock: '10', cost: '100' } });

  const receipt = await w.run(receiveStock, {
    warehouseId,
    reason: 'purchase',
    reference: 'SJ-77',
    lines: [{ itemId: items.BOLT, quantity: '30', unitCost: '200' }],
  });

  expect(receipt).toMatchObject({ number: 'GR-2611-0002', value: '6000.0000' });
  const { rows } = await w.run(listStock, {});
  expect(rows).toMatchObject([
    {
      itemCode: 'BOLT',
      onHand: '40.000000',
      value: '7000.0000',
      unitCost: '175.0000',
      status: 'ok',
      lastMovedOn: '2026-11-20',
    },
  ]);
  expect(await journalOf(w, receipt.id)).toMatchObject([
    { system_key: 'inventory', debit: '6000.0000' },
    { system_key: 'gr_ir', credit: '6000.0000' },
  ]);
});

test('the stock card shows every move with the balance after it, newest first', async () => {
  const w = await world();
  const { items, warehouseId } = await stocked(w, { BOLT: { stock: '10', cost: '100' } });
  await w.run(receiveStock, {
    warehouseId,
    reason: 'purchase',
    lines: [{ itemId: items.BOLT, quantity: '5', unitCost: '130' }],
  });

  const { rows } = await w.run(listMoves, { itemId: items.BOLT, warehouseId });

  expect(rows).toMatchObject([
    { nth: 2, kind: 'receipt', quantity: '5.000000', valueAfter: '1650.0000' },
    { nth: 1, kind: 'opening', onHandAfter: '10.000000', valueAfter: '1000.0000' },
  ]);
});

test("a document tells its lines, its reason and its supplier's number", async () => {
  const w = await world();
  const { items, warehouseId } = await stocked(w, { BOLT: {}, NUT: {} });
  const id = randomUUID();

  await w.run(receiveStock, {
    id,
    warehouseId,
    reason: 'purchase',
    reference: 'SJ-77',
    postedOn: '2026-11-19',
    lines: [
      { itemId: items.BOLT, quantity: '2.5', unitCost: '10' },
      { itemId: items.NUT, quantity: '1', unitCost: '0', note: 'bonus' },
    ],
  });

  expect(await w.run(getStockDocument, { documentId: id })).toMatchObject({
    id,
    kind: 'receipt',
    reason: 'purchase',
    reference: 'SJ-77',
    postedOn: '2026-11-19',
    warehouseCode: 'WH-HQ',
    toWarehouseId: null,
    lineCount: 2,
    value: '25.0000',
    lines: [
      { lineNo: 1, itemCode: 'BOLT', quantity: '2.500000', unitCost: '10.0000', counted: null },
      { lineNo: 2, itemCode: 'NUT', value: '0.0000', note: 'bonus' },
    ],
  });
  expect(await w.refused(getStockDocument, { documentId: randomUUID() })).toBe(
    'inventory.document_not_found',
  );
});

test('nothing is received of an unknown item, of a service, nowhere, or tomorrow', async () => {
  const w = await world();
  const { items, warehouseId } = await stocked(w, { BOLT: {}, WORK: { isStocked: false } });
  const receipt = (itemId: string, more = {}) => ({
    warehouseId,
    reason: 'purchase' as const,
    lines: [{ itemId, quantity: '1', unitCost: '1' }],
    ...more,
  });

  expect(await w.refused(receiveStock, receipt(randomUUID()))).toBe('inventory.item_not_found');
  expect(await w.refused(receiveStock, receipt(items.WORK))).toBe('inventory.item_not_stocked');
  expect(await w.refused(receiveStock, receipt(items.BOLT, { warehouseId: randomUUID() }))).toBe(
    'inventory.warehouse_not_found',
  );
  expect(await w.refused(receiveStock, receipt(items.BOLT, { postedOn: '2026-11-21' }))).toBe(
    'inventory.date_in_future',
  );
  expect(await w.rows('inventory.stock_document')).toEqual([]);
  expect(await w.rows('inventory.stock')).toEqual([]);
});

test('someone whose right reaches another branch finds no warehouse here', async () => {
  const w = await world();
  const { items, warehouseId } = await stocked(w, { BOLT: {} });
  const stranger = w.as({
    permissions: ['inventory.stock.receive'],
    scope: 'branch',
    branchIds: [randomUUID()],
  });

  expect(
    await stranger.refused(receiveStock, {
      warehouseId,
      reason: 'purchase',
      lines: [{ itemId: items.BOLT, quantity: '1', unitCost: '1' }],
    }),
  ).toBe('inventory.warehouse_not_found');
});

test('five hundred lines are one document', async () => {
  const w = await world();
  const codes = Array.from({ length: 500 }, (_, index) => `I${index}`);
  const { items, warehouseId } = await stocked(
    w,
    Object.fromEntries(codes.map((code) => [code, {}])),
  );
  const lines = Object.values(items).map((itemId) => ({ itemId, quantity: '3', unitCost: '7.5' }));

  const { value } = await w.run(receiveStock, { warehouseId, reason: 'opening', lines });

  expect(value).toBe('11250.0000');
  expect(await w.rows('inventory.stock', 'value = 22.5')).toHaveLength(500);
});
