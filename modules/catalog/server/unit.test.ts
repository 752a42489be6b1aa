import { expect, test } from 'vitest';
import { world } from '@poros/testing';
import { unitsOf } from '@poros/testing/units-of';
import { archiveUnit } from './archive-unit.ts';
import { changeUnit } from './change-unit.ts';
import { createItem } from './create-item.ts';
import { createUnit } from './create-unit.ts';
import { listUnits } from './list-units.ts';

test('a unit is added, renamed and found', async () => {
  const w = await world();

  const { id: unitId } = await w.run(createUnit, {
    code: 'RIM',
    nameId: 'Rim',
    nameEn: 'Ream',
    decimals: 0,
  });
  await w.run(changeUnit, {
    unitId,
    version: 1,
    nameId: 'Rim (500)',
    nameEn: 'Ream of 500',
    decimals: 1,
  });

  expect((await w.run(listUnits, { search: 'ream' })).rows).toMatchObject([
    { code: 'RIM', nameId: 'Rim (500)', decimals: 1, version: 2 },
  ]);
});

test('two units never share a code', async () => {
  const w = await world();

  const twin = { code: 'PCS', nameId: 'Buah', nameEn: 'Piece', decimals: 0 };
  expect(await w.refused(createUnit, twin)).toBe('catalog.code_taken');
});

test('a unit goes once no item is handled in it', async () => {
  const w = await world();
  const { PCS, BOX, ROL } = await unitsOf(w);
  await w.run(createItem, {
    code: 'A',
    name: 'A',
    baseUnitId: PCS,
    units: [{ unitId: BOX, factor: '12' }],
  });

  expect(await w.refused(archiveUnit, { unitId: PCS, version: 1 })).toBe('catalog.unit_in_use');
  expect(await w.refused(archiveUnit, { unitId: BOX, version: 1 })).toBe('catalog.unit_in_use');
  await w.run(archiveUnit, { unitId: ROL, version: 1 });
  expect((await w.run(listUnits, { search: 'ROL' })).rows).toEqual([]);
});
