import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { theWorker } from '@poros/testing';
import { roleUrl } from '@poros/testing/database';
import {
  foreignKeys,
  probedThrough,
  seenThrough,
  writtenThrough,
  type Wall,
} from './row-security.ts';
import { sweepGround, type SweepGround } from './sweep-ground.ts';

let ground: SweepGround;
let wall: Wall;
let schemas: string[];

beforeAll(async () => {
  ground = await sweepGround();
  const { ownerUrl } = await theWorker();
  const app = new pg.Client({ connectionString: roleUrl(ownerUrl, 'poros_app') });
  app.on('error', () => undefined);
  await app.connect();
  wall = { owner: ground.client, app, a: ground.a.caller.tenantId, b: ground.b.caller.tenantId };
  schemas = ['kernel', ...ground.kernel.registry.modules.map((module) => module.name)];
}, 600_000);
afterAll(async () => {
  await wall.app.end();
  await ground.close();
});

/**
 * Tables that stay empty in a tenant of the sweep: what jobs and devices write, and what needs an
 * accident.
 */
const EMPTY_HERE = new RegExp(
  [
    '^kernel\\.(audit_block|dead_letter|event_|reaction_|system_config)',
    '^identity\\.refresh_token',
    '^inventory\\.low_stock',
  ].join('|'),
);

test('every table of a tenant shows nothing without a tenant, and a tenant just its own rows', async () => {
  const complaints = [];
  for (const table of ground.tables) complaints.push(...(await seenThrough(wall, table)));

  expect(ground.tables.length).toBeGreaterThan(40);
  expect(complaints).toEqual([]);
});

test('no table lets a tenant plant, change, remove or give away rows across the wall', async () => {
  const complaints = [];
  for (const table of ground.tables) complaints.push(...(await writtenThrough(wall, table)));

  expect(complaints).toEqual([]);
});

test('the tables have rows of both tenants, so that the two rules above mean something', async () => {
  const [a, b] = [await ground.a.reap(), await ground.b.reap()];
  const empty = ground.tables.filter((table) => !a.tables.has(table) || !b.tables.has(table));

  expect(empty.filter((table) => !EMPTY_HERE.test(table))).toEqual([]);
});

test('no foreign key tells a row of another tenant from a row of nobody', async () => {
  const keys = await foreignKeys(wall.owner, schemas);
  const answers = [];
  for (const key of keys) answers.push(await probedThrough(wall, key));

  const tried = answers.filter((answer) => answer !== undefined);
  expect(tried.length).toBeGreaterThan(keys.length / 2);
  expect(tried.flat()).toEqual([]);
});

test('a wall with a hole is seen', async () => {
  const { owner } = wall;
  await owner.query('alter table tenancy.branch disable row level security');
  try {
    expect(await seenThrough(wall, 'tenancy.branch')).toHaveLength(3);
    expect(await writtenThrough(wall, 'tenancy.branch')).toHaveLength(3);
  } finally {
    await owner.query('alter table tenancy.branch enable row level security');
  }
  expect(await seenThrough(wall, 'tenancy.branch')).toEqual([]);
});

test('a foreign key without the tenant is seen', async () => {
  const { owner } = wall;
  await owner.query(`create unique index planted_branch on tenancy.branch (id);
    alter table inventory.warehouse add constraint warehouse__planted
      foreign key (branch_id) references tenancy.branch (id)`);
  try {
    const planted = {
      name: 'planted',
      table: 'tenancy.department',
      column: 'parent_id',
      target: 'tenancy.department',
    };
    expect(await probedThrough(wall, planted)).toEqual([]);
    await owner.query(`create unique index planted_department on tenancy.department (id);
      alter table tenancy.department drop constraint department__parent;
      alter table tenancy.department add constraint department__parent foreign key (parent_id)
        references tenancy.department (id)`);
    expect(await probedThrough(wall, planted)).toEqual(['planted accepts a row of another tenant']);
  } finally {
    await owner.query(`alter table tenancy.department drop constraint department__parent;
      alter table inventory.warehouse drop constraint warehouse__planted;
      drop index tenancy.planted_department, tenancy.planted_branch`);
  }
});
