import { expect, test } from 'vitest';
import { randomUUID } from 'node:crypto';
import type { Command } from '@poros/kernel';
import { world, type World } from '@poros/testing';
import { journalOf, stocked } from '@poros/testing/stocked';
import { changeWarehouse } from './change-warehouse.ts';
import { createWarehouse } from './create-warehouse.ts';
import { issueStock } from './issue-stock.ts';
import { transferStock } from './transfer-stock.ts';

const stockOf = (w: World, warehouseId: string) =>
  w.rows('inventory.stock', `warehouse_id = '${warehouseId}'`);

async function newBranch(w: World): Promise<string> {
  const create = w.kernel.registry.operations.get('tenancy.create_branch') as Command;
  const made = await w.run(create, { code: 'BDG', numberCode: 'BDG', name: 'Bandung' });
  return (made as { id: string }).id;
}

test('goods keep their value on the way to another warehouse', async () => {
  const w = await world();
  const { items, warehouseId } = await stocked(w, { BOLT: { stock: '3', cost: '33.33' } });
  const { id: toWarehouseId } = await w.run(createWarehouse, { code: 'WH-B1', name: 'Jadi' });

  const transfer = await w.run(transferStock, {
    warehouseId,
    toWarehouseId,
    lines: [{ itemId: items.BOLT, quantity: '2' }],
  });

  expect(transfer).toMatchObject({ number: 'TR-2611-0001', value: '66.6600' });
  expect(await stockOf(w, warehouseId)).toMatchObject([{ on_hand: '1.000000', value: '33.3300' }]);
  expect(await stockOf(w, toWarehouseId)).toMatchObject([
    { on_hand: '2.000000', value: '66.6600' },
  ]);
  expect(await journalOf(w, transfer.id)).toEqual([]);
});

test('between branches the inventory account moves from one to the other', async () => {
  const w = await world();
  const { items, warehouseId } = await stocked(w, { BOLT: { stock: '3', cost: '100' } });
  const branchId = await newBranch(w);
  const [there] = await w.rows<{ id: string }>('inventory.warehouse', "code = 'WH-BDG'");

  const transfer = await w.run(transferStock, {
    warehouseId,
    toWarehouseId: there!.id,
    lines: [{ itemId: items.BOLT, quantity: '2' }],
  });

  const lines = await journalOf(w, transfer.id);
  expect(lines.filter((line) => line.system_key === 'inventory')).toMatchObject([
    { credit: '200.0000', branch_id: w.branchId },
    { debit: '200.0000', branch_id: branchId },
  ]);
});

test('a warehouse below zero is settled when goods arrive, the difference booked', async () => {
  const w = await world();
  const { items, warehouseId } = await stocked(w, { BOLT: { stock: '10', cost: '100' } });
  const { id: toWarehouseId } = await w.run(createWarehouse, {
    code: 'WH-B1',
    name: 'Barang jadi',
    mayGoNegative: true,
  });
  await w.run(issueStock, {
    warehouseId: toWarehouseId,
    reason: 'used',
    lines: [{ itemId: items.BOLT, quantity: '2' }],
  });

  const transfer = await w.run(transferStock, {
    warehouseId,
    toWarehouseId,
    lines: [{ itemId: items.BOLT, quantity: '5' }],
  });

  expect(await stockOf(w, toWarehouseId)).toMatchObject([
    { on_hand: '3.000000', value: '300.0000' },
  ]);
  expect(await w.rows('inventory.stock_move', "kind = 'revaluation'")).toMatchObject([
    { quantity: '0.000000', value: '-200.0000', value_after: '300.0000' },
  ]);
  expect(await journalOf(w, transfer.id)).toMatchObject([
    { system_key: 'inventory', credit: '200.0000' },
    { system_key: 'stock_adjustment', debit: '200.0000' },
  ]);
});

test('goods go to another warehouse, one that is open and within reach', async () => {
  const w = await world();
  const { items, warehouseId } = await stocked(w, { BOLT: { stock: '3' } });
  const line = { itemId: items.BOLT, quantity: '1' };
  const to = (toWarehouseId: string) => ({ warehouseId, toWarehouseId, lines: [line] });
  await newBranch(w);
  const [there] = await w.rows<{ id: string }>('inventory.warehouse', "code = 'WH-BDG'");
  const local = w.as({ permissions: ['inventory.stock.transfer'], scope: 'branch' });

  expect(await w.refused(transferStock, to(warehouseId))).toBe('inventory.same_warehouse');
  expect(await w.refused(transferStock, to(randomUUID()))).toBe('inventory.warehouse_not_found');
  expect(await local.refused(transferStock, to(there!.id))).toBe('inventory.warehouse_not_found');
  expect(
    await w.refused(transferStock, { ...to(there!.id), lines: [{ ...line, quantity: '4' }] }),
  ).toBe('inventory.stock_short');
});

test('a change of policy reaches the stock rows, and one in use cannot end', async () => {
  const w = await world();
  const { items, warehouseId } = await stocked(w, { BOLT: { stock: '1' } });
  const warehouse = {
    warehouseId,
    name: 'Utama',
    zone: 'A',
    capacityM3: '5000',
    isDefault: true,
    mayBackorder: false,
    mayGoNegative: false,
  };
  await w.run(changeWarehouse, { ...warehouse, version: 1, mayGoNegative: true });
  await w.run(issueStock, {
    warehouseId,
    reason: 'used',
    lines: [{ itemId: items.BOLT, quantity: '3' }],
  });

  expect(await stockOf(w, warehouseId)).toMatchObject([
    { on_hand: '-2.000000', value: '-200.0000', may_go_negative: true },
  ]);
  expect(await w.refused(changeWarehouse, { ...warehouse, version: 2 })).toBe(
    'inventory.warehouse_policy_in_use',
  );
});
