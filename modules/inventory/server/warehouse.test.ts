import { expect, test } from 'vitest';
import { randomUUID } from 'node:crypto';
import { world } from '@poros/testing';
import { stocked } from '@poros/testing/stocked';
import { archiveWarehouse } from './archive-warehouse.ts';
import { changeReorderPoints } from './change-reorder-points.ts';
import { changeWarehouse } from './change-warehouse.ts';
import { createWarehouse } from './create-warehouse.ts';
import { getAvailability } from './get-availability.ts';
import { issueStock } from './issue-stock.ts';
import { listStock } from './list-stock.ts';
import { listStockDocuments } from './list-stock-documents.ts';
import { listWarehouses } from './list-warehouses.ts';

const finished = { code: 'WH-B1', name: 'Gudang Finished Goods', zone: 'B', capacityM3: '3500' };

test('a new tenant has a default warehouse in its main branch', async () => {
  const w = await world();

  const { rows } = await w.run(listWarehouses, {});

  expect(rows).toMatchObject([
    { code: 'WH-HQ', branchId: w.branchId, isDefault: true, itemCount: 0, value: '0' },
  ]);
});

test('a branch has one default warehouse: a new one takes the place of the old', async () => {
  const w = await world();

  const { id } = await w.run(createWarehouse, { ...finished, isDefault: true });

  const { rows } = await w.run(listWarehouses, {});
  expect(rows.filter((row) => row.isDefault)).toMatchObject([{ id, capacityM3: '3500.000' }]);
  const change = {
    warehouseId: id,
    version: 1,
    name: 'X',
    zone: '',
    capacityM3: null,
    mayBackorder: false,
    mayGoNegative: false,
    isDefault: false,
  };
  expect(await w.refused(changeWarehouse, change)).toBe('inventory.warehouse_is_default');
  expect(await w.refused(archiveWarehouse, { warehouseId: id, version: 1 })).toBe(
    'inventory.warehouse_is_default',
  );
});

test('a transit warehouse is never the default one, and no code is used twice', async () => {
  const w = await world();

  expect(await w.refused(createWarehouse, { ...finished, kind: 'transit', isDefault: true })).toBe(
    'inventory.warehouse_in_transit',
  );
  expect(await w.refused(createWarehouse, { ...finished, code: 'WH-HQ' })).toBe(
    'inventory.warehouse_code_taken',
  );
  expect(await w.refused(createWarehouse, { ...finished, branchId: randomUUID() })).toBe(
    'inventory.branch_not_found',
  );
});

test('only an empty warehouse is archived', async () => {
  const w = await world();
  const { items, warehouseId } = await stocked(w, { BOLT: { stock: '2' } });
  await w.run(createWarehouse, { ...finished, isDefault: true });
  const archive = { warehouseId, version: 2 };

  expect(await w.refused(archiveWarehouse, archive)).toBe('inventory.warehouse_not_empty');
  await w.run(issueStock, {
    warehouseId,
    reason: 'used',
    lines: [{ itemId: items.BOLT, quantity: '2' }],
  });
  await w.run(archiveWarehouse, archive);
  expect((await w.run(listWarehouses, {})).rows).toMatchObject([{ code: 'WH-B1' }]);
  expect(await w.refused(archiveWarehouse, archive)).toBe('inventory.warehouse_not_found');
});

test('an item at its reorder point is low and is found by its status', async () => {
  const w = await world();
  const { items, warehouseId } = await stocked(w, {
    BOLT: { stock: '10' },
    NUT: { stock: '220' },
    RING: {},
  });

  await w.run(changeReorderPoints, {
    warehouseId,
    lines: [
      { itemId: items.NUT, reorderPoint: '250' },
      { itemId: items.RING, reorderPoint: '1' },
    ],
  });

  const { rows, total } = await w.run(listStock, { status: 'low', sort: '-available' });
  expect(rows.map((row) => [row.itemCode, row.available, row.reorderPoint])).toEqual([
    ['NUT', '220.000000', '250.000000'],
    ['RING', '0.000000', '1.000000'],
  ]);
  expect(total).toBe(2);
  expect((await w.run(listStock, { search: 'bol' })).rows).toMatchObject([{ itemCode: 'BOLT' }]);
});

test('order entry sees what can be promised, also of items that were never received', async () => {
  const w = await world();
  const { items, warehouseId } = await stocked(w, {
    BOLT: { stock: '10' },
    NEW: {},
    WORK: { isStocked: false },
  });

  const { rows } = await w.run(getAvailability, { itemIds: Object.values(items) });

  expect(rows).toMatchObject([
    { itemId: items.BOLT, warehouseId, available: '10.000000', status: 'ok' },
    { itemId: items.NEW, warehouseId, available: '0', status: 'low' },
  ]);
});

test('a right that reaches a branch shows the stock and documents of that branch', async () => {
  const w = await world();
  await stocked(w, { BOLT: { stock: '10' } });
  const reading = { permissions: ['inventory.stock.read'], scope: 'branch' } as const;
  const here = w.as(reading);
  const elsewhere = w.as({ ...reading, branchIds: [randomUUID()] });

  expect((await here.run(listStock, {})).rows).toHaveLength(1);
  expect((await here.run(listStockDocuments, { search: 'gr-2611' })).rows).toHaveLength(1);
  expect((await elsewhere.run(listStock, {})).rows).toEqual([]);
  expect((await elsewhere.run(listStockDocuments, {})).rows).toEqual([]);
});
