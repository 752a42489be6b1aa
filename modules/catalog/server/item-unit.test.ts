import { expect, test } from 'vitest';
import { world } from '@poros/testing';
import { unitsOf } from '@poros/testing/units-of';
import { archiveBarcode } from './archive-barcode.ts';
import { archiveItemUnit } from './archive-item-unit.ts';
import { changeItemUnit } from './change-item-unit.ts';
import { createBarcode } from './create-barcode.ts';
import { createItem } from './create-item.ts';
import { createItemUnit } from './create-item-unit.ts';
import { getItem } from './get-item.ts';

async function withWidget() {
  const w = await world();
  const units = await unitsOf(w);
  const { id: itemId } = await w.run(createItem, {
    code: 'ITM-001',
    name: 'Widget',
    baseUnitId: units.PCS,
  });
  const shown = async () =>
    (await w.run(getItem, { itemId })).units.map((one) => `${one.unitCode} ${one.factor}`);
  return { w, itemId, units, shown };
}

test('an item is handled in several units, each a number of base units', async () => {
  const { w, itemId, units, shown } = await withWidget();

  const { id: itemUnitId } = await w.run(createItemUnit, {
    itemId,
    unitId: units.BOX,
    factor: '10',
  });
  await w.run(createItemUnit, { itemId, unitId: units.DUS, factor: '144' });
  await w.run(changeItemUnit, { itemId, itemUnitId, version: 1, factor: '12' });

  expect(await shown()).toEqual(['PCS 1.000000', 'BOX 12.000000', 'DUS 144.000000']);
});

test('an item has each unit once, and the base unit always', async () => {
  const { w, itemId, units } = await withWidget();
  await w.run(createItemUnit, { itemId, unitId: units.BOX, factor: '10' });

  const box = { itemId, unitId: units.BOX, factor: '12' };
  expect(await w.refused(createItemUnit, box)).toBe('catalog.item_unit_taken');
  const base = { itemId, unitId: units.PCS, factor: '12' };
  expect(await w.refused(createItemUnit, base)).toBe('catalog.unit_is_base');
  const asBase = { itemId, itemUnitId: itemId, version: 1 };
  expect(await w.refused(archiveItemUnit, asBase)).toBe('catalog.item_unit_not_found');
});

test('a unit goes once no barcode stands for it, and may come back', async () => {
  const { w, itemId, units, shown } = await withWidget();
  const { id: itemUnitId } = await w.run(createItemUnit, {
    itemId,
    unitId: units.BOX,
    factor: '10',
  });
  const { id: barcodeId } = await w.run(createBarcode, {
    itemId,
    unitId: units.BOX,
    code: 'DUS-1',
  });

  const gone = { itemId, itemUnitId, version: 1 };
  expect(await w.refused(archiveItemUnit, gone)).toBe('catalog.unit_in_use');
  await w.run(archiveBarcode, { itemId, barcodeId, version: 1 });
  await w.run(archiveItemUnit, gone);
  expect(await shown()).toEqual(['PCS 1.000000']);

  await w.run(createItemUnit, { itemId, unitId: units.BOX, factor: '20' });
  expect(await shown()).toEqual(['PCS 1.000000', 'BOX 20.000000']);
});
