import { expect, test } from 'vitest';
import { world } from '@poros/testing';
import { unitsOf } from '@poros/testing/units-of';
import { createCategory } from './create-category.ts';
import { createItem } from './create-item.ts';
import { listItems } from './list-items.ts';

/** The items of the factory's sample data. */
async function withSample() {
  const w = await world();
  const { PCS, KG, SET, LBR } = await unitsOf(w);
  const { id: goods } = await w.run(createCategory, { code: 'BRG', name: 'Barang' });
  const { id: finished } = await w.run(createCategory, {
    code: 'FG',
    name: 'Finished Goods',
    parentId: goods,
  });
  const { id: raw } = await w.run(createCategory, {
    code: 'RM',
    name: 'Raw Material',
    parentId: goods,
  });
  const items = [
    ['ITM-001', 'Widget Pro X1', finished, PCS, '45000', '65000'],
    ['ITM-002', 'Component Alpha', raw, KG, '12500', undefined],
    ['ITM-003', 'Assembly Kit B', undefined, SET, '85000', '125000'],
    ['ITM-004', 'Steel Plate 3mm', raw, LBR, '75000', undefined],
    ['ITM-005', 'Motor DC 12V', undefined, PCS, '150000', '220000'],
  ] as const;
  for (const [code, name, categoryId, baseUnitId, standardCost, basePrice] of items)
    await w.run(createItem, {
      code,
      name,
      baseUnitId,
      standardCost,
      isSold: basePrice !== undefined,
      ...(categoryId && { categoryId }),
      ...(basePrice && { basePrice }),
    });
  return { w, goods, finished, raw };
}

const codes = ({ rows }: { rows: { code: string }[] }) =>
  rows.map((row) => row.code.slice(-1)).join('');

test('items are listed by name, filtered by use and sorted by price', async () => {
  const { w } = await withSample();

  expect(codes(await w.run(listItems, {}))).toBe('32541');
  expect(codes(await w.run(listItems, { isSold: true }))).toBe('351');
  expect(codes(await w.run(listItems, { isSold: false }))).toBe('24');
  expect(codes(await w.run(listItems, { sort: '-basePrice', limit: 2 }))).toBe('53');
  expect(codes(await w.run(listItems, { kind: 'service' }))).toBe('');
});

test('a category brings its own items and those of the categories below it', async () => {
  const { w, goods, finished, raw } = await withSample();

  expect(codes(await w.run(listItems, { categoryId: finished }))).toBe('1');
  expect(codes(await w.run(listItems, { categoryId: raw }))).toBe('24');
  expect(codes(await w.run(listItems, { categoryId: goods }))).toBe('241');
});

test('an item is found by its code or by any words of its name', async () => {
  const { w } = await withSample();

  expect(codes(await w.run(listItems, { search: 'itm-005' }))).toBe('5');
  expect(codes(await w.run(listItems, { search: '12v motor' }))).toBe('5');
  expect(codes(await w.run(listItems, { search: 'tidak ada' }))).toBe('');
});

test('a tenant never sees the items of another', async () => {
  const { finished } = await withSample();
  const stranger = await world();

  expect((await stranger.run(listItems, {})).total).toBe(0);
  expect((await stranger.run(listItems, { search: 'widget' })).total).toBe(0);
  expect((await stranger.run(listItems, { categoryId: finished })).total).toBe(0);
});
