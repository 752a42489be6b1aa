import { expect, test } from 'vitest';
import { world } from '@poros/testing';
import { unitsOf } from '@poros/testing/units-of';
import { archiveCategory } from './archive-category.ts';
import { changeCategory } from './change-category.ts';
import { createCategory } from './create-category.ts';
import { createItem } from './create-item.ts';
import { listCategories } from './list-categories.ts';

async function withTree() {
  const w = await world();
  const { id: top } = await w.run(createCategory, { code: 'A', name: 'Atas' });
  const { id: middle } = await w.run(createCategory, { code: 'B', name: 'Tengah', parentId: top });
  const { id: bottom } = await w.run(createCategory, {
    code: 'C',
    name: 'Bawah',
    parentId: middle,
  });
  return { w, top, middle, bottom };
}

test('categories form a tree', async () => {
  const { w, bottom } = await withTree();
  const { PCS } = await unitsOf(w);
  await w.run(createItem, { code: 'X', name: 'X', baseUnitId: PCS, categoryId: bottom });

  expect((await w.run(listCategories, { sort: 'code' })).rows).toMatchObject([
    { code: 'A', parentName: null, itemCount: 0 },
    { code: 'B', parentName: 'Atas' },
    { code: 'C', parentName: 'Tengah', itemCount: 1 },
  ]);
});

test('a category never comes to stand below itself', async () => {
  const { w, top, bottom } = await withTree();

  const below = (parentId: string) => ({ categoryId: top, version: 1, name: 'Atas', parentId });
  expect(await w.refused(changeCategory, below(bottom))).toBe('catalog.category_in_circle');
  expect(await w.refused(changeCategory, below(top))).toBe('catalog.category_in_circle');
  await w.run(changeCategory, { categoryId: bottom, version: 1, name: 'Bawah', parentId: top });
});

test('of two moves at once that would close a circle, one is refused', async () => {
  const { w } = await withTree();
  const { id: left } = await w.run(createCategory, { code: 'L', name: 'Kiri' });
  const { id: right } = await w.run(createCategory, { code: 'R', name: 'Kanan' });

  const moves = await Promise.allSettled([
    w.run(changeCategory, { categoryId: left, version: 1, name: 'Kiri', parentId: right }),
    w.run(changeCategory, { categoryId: right, version: 1, name: 'Kanan', parentId: left }),
  ]);

  expect(moves.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('a category goes once nothing is in it', async () => {
  const { w, middle, bottom } = await withTree();
  const { PCS } = await unitsOf(w);
  await w.run(createItem, { code: 'X', name: 'X', baseUnitId: PCS, categoryId: bottom });

  expect(await w.refused(archiveCategory, { categoryId: middle, version: 1 })).toBe(
    'catalog.category_has_children',
  );
  expect(await w.refused(archiveCategory, { categoryId: bottom, version: 1 })).toBe(
    'catalog.category_in_use',
  );
  const { id: empty } = await w.run(createCategory, { code: 'E', name: 'Kosong' });
  await w.run(archiveCategory, { categoryId: empty, version: 1 });
  expect((await w.run(listCategories, {})).total).toBe(3);
});

test('a category hangs below one that exists', async () => {
  const { w } = await withTree();
  const parentId = '01930000-0000-7000-8000-00000000dead';

  expect(await w.refused(createCategory, { code: 'X', name: 'X', parentId })).toBe(
    'catalog.category_not_found',
  );
});
