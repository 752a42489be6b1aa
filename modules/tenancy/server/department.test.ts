import { expect, test } from 'vitest';
import { world } from '@poros/testing';
import { archiveDepartment } from './archive-department.ts';
import { changeDepartment } from './change-department.ts';
import { createDepartment } from './create-department.ts';
import { listDepartments } from './list-departments.ts';

async function plant() {
  const w = await world();
  const { id: plantId } = await w.run(createDepartment, { code: 'PLT', name: 'Pabrik' });
  const { id: shopId } = await w.run(createDepartment, {
    code: 'BKL',
    name: 'Bengkel',
    parentId: plantId,
  });
  return { w, plantId, shopId };
}

test('a department stands below another and is listed with it', async () => {
  const { w } = await plant();
  const { rows } = await w.run(listDepartments, {});
  expect(rows).toMatchObject([
    { code: 'BKL', parentName: 'Pabrik' },
    { code: 'PLT', parentName: null },
  ]);
});

test('a department can be renamed and moved, but never below itself', async () => {
  const { w, shopId: departmentId } = await plant();
  const moved = await w.run(changeDepartment, {
    departmentId,
    version: 1,
    name: 'Bengkel alat berat',
    parentId: null,
  });
  expect(moved.version).toBe(2);
  expect(
    await w.refused(changeDepartment, {
      departmentId,
      version: 2,
      name: 'Bengkel',
      parentId: departmentId,
    }),
  ).toBe('kernel.rule_broken');
});

test('a department with others below it is not archived before them', async () => {
  const { w, plantId, shopId } = await plant();
  expect(await w.refused(archiveDepartment, { departmentId: plantId, version: 1 })).toBe(
    'tenancy.department_has_children',
  );
  await w.run(archiveDepartment, { departmentId: shopId, version: 1 });
  await w.run(archiveDepartment, { departmentId: plantId, version: 1 });
  expect((await w.run(listDepartments, {})).rows).toEqual([]);
});

test('a department of another tenant does not exist here', async () => {
  const { w } = await plant();
  const other = await plant();
  expect(await w.refused(archiveDepartment, { departmentId: other.shopId, version: 1 })).toBe(
    'tenancy.department_not_found',
  );
});
