import { expect, test } from 'vitest';
import { readableRecord, readableRecords } from '@poros/kernel';
import { world } from '@poros/testing';

const NOBODY = '00000000-0000-7000-8000-000000000000';

test('every kind of record that a module names can be asked for', async () => {
  const w = await world();
  const kinds = [...w.kernel.registry.records.keys()];

  const answers = await w.within(async (ctx) => {
    const found = [];
    for (const entity of kinds) found.push(await readableRecords(ctx, entity, [NOBODY]));
    return found;
  });

  expect(kinds.length).toBeGreaterThan(10);
  expect(answers).toEqual(kinds.map(() => []));
});

test('a record is named and has an address', async () => {
  const w = await world();

  const found = await w.within((ctx) => readableRecord(ctx, 'tenancy.branch', w.branchId));

  expect(found).toMatchObject({
    entity: 'tenancy.branch',
    label: 'HQ · Pusat',
    path: `/admin/branches/${w.branchId}`,
    branchId: w.branchId,
  });
});

test('whoever may not read a record, or not there, is answered as if there were none', async () => {
  const w = await world();
  const read = { permissions: ['tenancy.branch.read'], scope: 'branch' as const };
  const ask = (person: ReturnType<typeof w.as>) =>
    person.within((ctx) => readableRecord(ctx, 'tenancy.branch', w.branchId));

  await expect(ask(w.as(read))).resolves.toMatchObject({ id: w.branchId });
  await expect(ask(w.as({}))).rejects.toMatchObject({ code: 'kernel.not_found' });
  await expect(ask(w.as({ ...read, branchIds: [NOBODY] }))).rejects.toMatchObject({
    code: 'kernel.not_found',
  });
  await expect(
    (await world()).within((ctx) => readableRecord(ctx, 'tenancy.branch', w.branchId)),
  ).rejects.toMatchObject({ code: 'kernel.not_found' });
});
