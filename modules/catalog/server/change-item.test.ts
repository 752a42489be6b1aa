import { expect, test } from 'vitest';
import type { InputOf } from '@poros/kernel';
import { world } from '@poros/testing';
import { unitsOf } from '@poros/testing/units-of';
import { archiveItem } from './archive-item.ts';
import { changeItem } from './change-item.ts';
import { changeItemCost } from './change-item-cost.ts';
import { changeItemPrice } from './change-item-price.ts';
import { createItem } from './create-item.ts';
import { getItem } from './get-item.ts';
import { listItems } from './list-items.ts';

const asWritten: Omit<InputOf<typeof changeItem>, 'itemId' | 'version'> = {
  name: 'Widget Pro X2',
  categoryId: null,
  isStocked: true,
  isSold: true,
  isBought: false,
  taxCode: 'NONE',
  revenueAccountKey: null,
  weightKg: '1.25',
  description: 'Versi kedua',
};

async function withWidget() {
  const w = await world();
  const { PCS } = await unitsOf(w);
  const { id: itemId } = await w.run(createItem, {
    code: 'ITM-001',
    name: 'Widget Pro X1',
    baseUnitId: PCS,
    basePrice: '65000',
    barcodes: [{ code: 'RAK-7' }],
  });
  return { w, itemId, PCS };
}

test('an item changes its name and use, while code, unit, price and cost stay', async () => {
  const { w, itemId } = await withWidget();

  await w.run(changeItem, { ...asWritten, itemId, version: 1 });

  expect(await w.run(getItem, { itemId })).toMatchObject({
    code: 'ITM-001',
    name: 'Widget Pro X2',
    taxCode: 'NONE',
    isBought: false,
    weightKg: '1.250000',
    basePrice: '65000.0000',
    version: 2,
  });
});

test('price and cost have rights of their own and leave a trace of what they were', async () => {
  const { w, itemId } = await withWidget();
  const clerk = w.as({ permissions: ['catalog.item.change'] });

  const price = { itemId, version: 1, basePrice: '68000' };
  expect(await clerk.refused(changeItemPrice, price)).toBe('kernel.permission_missing');
  await w.run(changeItemPrice, price);
  await w.run(changeItemCost, { itemId, version: 2, standardCost: '46000' });

  expect(await w.run(getItem, { itemId })).toMatchObject({
    basePrice: '68000.0000',
    standardCost: '46000.0000',
  });
  const [log] = await w.rows<{ changes: unknown }>(
    'kernel.command_log',
    "command = 'catalog.change_item_price' and verdict = 'done'",
  );
  expect(log?.changes).toMatchObject([
    { b: { base_price: '65000.0000' }, a: { base_price: '68000' } },
  ]);
});

test('two people changing one item never overwrite each other', async () => {
  const { w, itemId } = await withWidget();
  await w.run(changeItemPrice, { itemId, version: 1, basePrice: '68000' });

  expect(await w.refused(changeItemPrice, { itemId, version: 1, basePrice: '60000' })).toBe(
    'kernel.changed_meanwhile',
  );
  expect(await w.rows('catalog.item')).toMatchObject([{ base_price: '68000.0000' }]);
});

test('a price below nothing never reaches the database', async () => {
  const { w, itemId } = await withWidget();

  expect(await w.refused(changeItemPrice, { itemId, version: 1, basePrice: '-1' })).toBe(
    'kernel.invalid_input',
  );
});

test('an archived item leaves the list and frees its barcodes for others', async () => {
  const { w, itemId, PCS } = await withWidget();
  const other = { code: 'ITM-002', name: 'Lain', baseUnitId: PCS, barcodes: [{ code: 'RAK-7' }] };
  expect(await w.refused(createItem, other)).toBe('catalog.barcode_taken');

  await w.run(archiveItem, { itemId, version: 1 });
  await w.run(createItem, other);

  expect((await w.run(listItems, {})).rows).toMatchObject([{ code: 'ITM-002' }]);
  expect((await w.run(listItems, { status: 'archived' })).rows).toMatchObject([
    { code: 'ITM-001' },
  ]);
  expect(await w.refused(changeItem, { ...asWritten, itemId, version: 2 })).toBe(
    'catalog.item_not_found',
  );
});
