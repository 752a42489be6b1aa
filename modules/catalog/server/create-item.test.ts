import { expect, test } from 'vitest';
import { world } from '@poros/testing';
import { costOf } from '@poros/testing/cost-of';
import { archiveUnit } from './archive-unit.ts';
import { createCategory } from './create-category.ts';
import { createItem } from './create-item.ts';
import { getItem } from './get-item.ts';
import { unitsOf } from '@poros/testing/units-of';

const widget = {
  code: 'ITM-001',
  name: 'Widget Pro X1',
  standardCost: '45000',
  basePrice: '65000',
};

test('a new tenant has the usual units, each with its decimals', async () => {
  const w = await world();
  const units = await w.rows<{ code: string; decimals: number }>('catalog.unit');

  expect(units.map((unit) => unit.code)).toEqual(
    expect.arrayContaining([
      'PCS',
      'SET',
      'BOX',
      'KG',
      'GR',
      'LTR',
      'ML',
      'MTR',
      'LBR',
      'JAM',
      'HARI',
      'DUS',
      'SAK',
      'TON',
    ]),
  );
  expect(units.find((unit) => unit.code === 'KG')?.decimals).toBe(3);
  expect(units.find((unit) => unit.code === 'PCS')?.decimals).toBe(0);
});

test('an item is entered with a code, a name and a unit, and the rest is as usual', async () => {
  const w = await world();
  const { PCS } = await unitsOf(w);

  const { id: itemId } = await w.run(createItem, { ...widget, baseUnitId: PCS });

  expect(await w.run(getItem, { itemId })).toMatchObject({
    code: 'ITM-001',
    kind: 'goods',
    isStocked: true,
    isSold: true,
    isBought: true,
    taxCode: 'PPN',
    basePrice: '65000.0000',
    standardCost: '45000.0000',
    baseUnitCode: 'PCS',
    categoryName: null,
    barcodes: [],
    units: [{ unitCode: 'PCS', factor: '1.000000', isBase: true }],
    version: 1,
  });
});

test('an item in Papua New Guinea bears GST unless something else is said', async () => {
  const w = await world({ currency: 'PGK' });
  const { PCS } = await unitsOf(w);

  await w.run(createItem, { ...widget, baseUnitId: PCS });

  expect(await w.rows('catalog.item')).toMatchObject([{ tax_code: 'GST' }]);
});

test('an item comes with its boxes and barcodes in one act', async () => {
  const w = await world();
  const { PCS, BOX } = await unitsOf(w);

  const { id: itemId } = await w.run(createItem, {
    ...widget,
    baseUnitId: PCS,
    units: [{ unitId: BOX, factor: '12' }],
    barcodes: [
      { code: '8991234567891' },
      { code: '4006381333931', unitId: BOX },
      { code: 'RAK-7' },
    ],
  });

  expect(await w.run(getItem, { itemId })).toMatchObject({
    units: [{ unitCode: 'PCS' }, { unitCode: 'BOX', factor: '12.000000', isBase: false }],
    barcodes: [
      { code: '4006381333931', kind: 'ean13', unitCode: 'BOX' },
      { code: '8991234567891', unitCode: 'PCS' },
      { code: 'RAK-7', kind: 'internal', unitCode: 'PCS' },
    ],
  });
});

test('two items never share a code', async () => {
  const w = await world();
  const { PCS } = await unitsOf(w);
  await w.run(createItem, { ...widget, baseUnitId: PCS });

  expect(await w.refused(createItem, { ...widget, baseUnitId: PCS })).toBe('catalog.code_taken');
});

test('a service has no stock, and none unless it is asked for', async () => {
  const w = await world();
  const { JAM } = await unitsOf(w);
  const service = { code: 'SRV-1', name: 'Pemasangan', baseUnitId: JAM, kind: 'service' } as const;

  expect(await w.refused(createItem, { ...service, isStocked: true })).toBe(
    'catalog.service_has_no_stock',
  );
  await w.run(createItem, service);
  expect(await w.rows('catalog.item')).toMatchObject([{ is_stocked: false }]);
});

test('an item needs units and a category that are in use', async () => {
  const w = await world();
  const { PCS, BOX } = await unitsOf(w);
  const nothing = '01930000-0000-7000-8000-00000000dead';
  await w.run(archiveUnit, { unitId: BOX, version: 1 });

  const refused = (more: object) => w.refused(createItem, { ...widget, baseUnitId: PCS, ...more });
  expect(await refused({ baseUnitId: nothing })).toBe('catalog.unit_not_found');
  expect(await refused({ baseUnitId: BOX })).toBe('catalog.unit_not_found');
  expect(await refused({ units: [{ unitId: BOX, factor: '12' }] })).toBe('catalog.unit_not_found');
  expect(await refused({ units: [{ unitId: PCS, factor: '1' }] })).toBe('catalog.unit_is_base');
  expect(await refused({ categoryId: nothing })).toBe('catalog.category_not_found');
  expect(await refused({ barcodes: [{ code: 'A', unitId: BOX }] })).toBe(
    'catalog.unit_not_of_item',
  );
  expect(await w.rows('catalog.item')).toEqual([]);
});

test('a unit that holds nothing is refused', async () => {
  const w = await world();
  const { PCS, BOX } = await unitsOf(w);

  const units = [{ unitId: BOX, factor: '0.000' }];
  expect(await w.refused(createItem, { ...widget, baseUnitId: PCS, units })).toBe(
    'kernel.invalid_input',
  );
});

test('an item lies in a category', async () => {
  const w = await world();
  const { PCS } = await unitsOf(w);
  const { id: categoryId } = await w.run(createCategory, { code: 'FG', name: 'Barang jadi' });

  const { id: itemId } = await w.run(createItem, { ...widget, baseUnitId: PCS, categoryId });

  expect(await w.run(getItem, { itemId })).toMatchObject({ categoryName: 'Barang jadi' });
});

test('entering an item with everything costs a single flight', async () => {
  const w = await world();
  const { PCS, BOX } = await unitsOf(w);
  const before = await costOf(w.kernel, 'flights', 'catalog.create_item');

  await w.run(createItem, {
    ...widget,
    baseUnitId: PCS,
    units: [{ unitId: BOX, factor: '12' }],
    barcodes: [{ code: 'RAK-7' }],
  });

  expect((await costOf(w.kernel, 'flights', 'catalog.create_item')) - before).toBe(1);
});
