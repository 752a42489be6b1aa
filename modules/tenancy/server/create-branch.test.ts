import { expect, test } from 'vitest';
import { world } from '@poros/testing';
import { archiveBranch } from './archive-branch.ts';
import { changeBranch } from './change-branch.ts';
import { createBranch } from './create-branch.ts';
import { listBranches } from './list-branches.ts';

const bandung = { code: 'BDG', numberCode: 'BDG', name: 'Bandung', city: 'Bandung' };

test('a new branch is listed beside the main one', async () => {
  const w = await world();

  const { id } = await w.run(createBranch, bandung);

  const { rows, total } = await w.run(listBranches, {});
  expect(rows.map((row) => row.code)).toEqual(['BDG', 'HQ']);
  expect(rows.find((row) => row.id === id)).toMatchObject({
    isMain: false,
    city: 'Bandung',
    version: 1,
  });
  expect(total).toBe(2);
});

test('two branches of one tenant never share a code', async () => {
  const w = await world();
  await w.run(createBranch, bandung);

  expect(await w.refused(createBranch, { ...bandung, numberCode: 'BD2' })).toBe(
    'tenancy.code_taken',
  );
  expect(await w.rows('tenancy.branch')).toHaveLength(2);
});

test('a change made by someone else in between is refused and nothing is overwritten', async () => {
  const w = await world();
  const { id: branchId } = await w.run(createBranch, bandung);
  const change = { branchId, name: 'Bandung Timur', address: '', city: 'Bandung' };
  await w.run(changeBranch, { ...change, version: 1 });

  expect(await w.refused(changeBranch, { ...change, name: 'Cimahi', version: 1 })).toBe(
    'kernel.changed_meanwhile',
  );
  expect(await w.rows('tenancy.branch', "code = 'BDG'")).toMatchObject([
    { name: 'Bandung Timur', version: 2 },
  ]);
});

test('the main branch cannot be archived', async () => {
  const w = await world();

  expect(await w.refused(archiveBranch, { branchId: w.branchId, version: 1 })).toBe(
    'tenancy.branch_is_main',
  );
});

test('someone whose right reaches one branch sees no other', async () => {
  const w = await world();
  const { id } = await w.run(createBranch, bandung);
  const local = w.as({ permissions: ['tenancy.branch.read'], scope: 'branch', branchIds: [id] });

  const { rows } = await local.run(listBranches, {});
  expect(rows.map((row) => row.code)).toEqual(['BDG']);
});

test('a person without the right is refused and the attempt is in the audit trail', async () => {
  const w = await world();
  const stranger = w.as({ permissions: [] });

  expect(await stranger.refused(createBranch, bandung)).toBe('kernel.permission_missing');
  expect(await w.rows('kernel.command_log', "verdict = 'denied'")).toMatchObject([
    { command: 'tenancy.create_branch', actor_id: stranger.actor.userId },
  ]);
});
