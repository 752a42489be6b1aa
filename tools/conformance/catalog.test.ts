import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Module } from '@poros/kernel';
import { theWorker } from '@poros/testing';
import { catalog, columnFacts, invariants } from './catalog.ts';

let client: pg.Client;

beforeAll(async () => {
  const { ownerUrl } = await theWorker();
  client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
});
afterAll(() => client.end());

/** Plants DDL in a transaction that is rolled back, and answers which rules found it. */
async function rulesFinding(ddl: string): Promise<string[]> {
  await client.query('begin');
  try {
    await client.query(`create schema planted; grant usage on schema planted to poros_app; ${ddl}`);
    const findings = await catalog(client, ['planted']);
    return [...new Set(findings.map((one) => one.rule))].sort();
  } finally {
    await client.query('rollback');
  }
}

const table = (columns = '', more = '') => `
  create table planted.thing (tenant_id uuid not null, id uuid not null,
    version integer not null default 1,
    code text not null ${columns}, constraint thing__key primary key (tenant_id, id) ${more});
  select kernel.tenant_table('planted.thing');`;

test('a table made as the house makes tables breaks no rule', async () => {
  expect(
    await rulesFinding(
      `${table(', paid_on date, amount numeric(20, 4), is_open boolean, seen_at timestamptz')}
    create index thing_by_code on planted.thing (tenant_id, code);
    create view planted.v_thing with (security_invoker = true) as
      select tenant_id, id from planted.thing;`,
    ),
  ).toEqual([]);
});

test.each([
  ['tenant-column', 'create table planted.thing (id uuid constraint thing__key primary key);'],
  ['tenant-first', `${table()} create index thing_by_code on planted.thing (code);`],
  ['tenant-first', table('', ', constraint thing__code_once unique (code)')],
  [
    'tenant-first',
    table(', constraint thing__branch foreign key (id) references kernel.planted_target (id)'),
  ],
  ['row-security', `${table()} alter table planted.thing no force row level security;`],
  ['row-security', `${table()} drop policy tenant on planted.thing;`],
  [
    'row-security',
    `${table()} create policy wide on planted.thing for select to poros_app using (true);`,
  ],
  ['row-security', `${table()} alter policy tenant on planted.thing with check (true);`],
  [
    'row-security',
    `create table planted.thing (tenant_id uuid not null, id uuid not null,
      constraint thing__key primary key (tenant_id, id)) partition by range (id);
    create table planted.thing_all partition of planted.thing default;
    select kernel.tenant_table('planted.thing'); grant select on planted.thing_all to poros_app;`,
  ],
  [
    'roles',
    `${table()} grant create on schema planted to poros_app;
      alter table planted.thing owner to poros_app;`,
  ],
  ['roles', 'alter role poros_app bypassrls;'],
  [
    'append-only',
    `create table planted.thing (tenant_id uuid not null, id uuid not null,
      constraint thing__key primary key (tenant_id, id));
    select kernel.tenant_table('planted.thing', 'append');
    grant update on planted.thing to poros_app;`,
  ],
  ['append-only', `${table()} grant truncate on planted.thing to poros_app;`],
  ['view', `${table()} create view planted.v_thing as select * from planted.thing;`],
  [
    'view',
    `${table()} create view planted.things with (security_invoker = true) as
      select * from planted.thing;`,
  ],
  ['view', `${table()} create materialized view planted.v_thing as select * from planted.thing;`],
  [
    'definer',
    `create function planted.all_of() returns integer language sql security definer as 'select 1';
    revoke all on function planted.all_of() from public;`,
  ],
  [
    'definer',
    `create function planted.all_of() returns integer language sql security definer
    set search_path = pg_catalog as 'select 1';`,
  ],
  ['constraint-name', table(" check (code <> '')")],
  ['column-type', table(', price double precision')],
  ['column-type', table(', seen_at timestamp')],
  ['column-name', table(', is_seen timestamptz')],
  ['column-name', table(', open boolean')],
])('%s finds fault %#', async (rule, ddl) => {
  const target = ddl.includes('planted_target')
    ? 'create table kernel.planted_target (tenant_id uuid, id uuid primary key);'
    : '';

  expect(await rulesFinding(target + ddl)).toContain(rule);
});

test('an invariant that does not run, or finds rows without data, is named', async () => {
  const module = {
    name: 'sales',
    invariants: [
      { name: 'good', sql: 'select 1 where false' },
      { name: 'broken', sql: 'select * from nowhere' },
      { name: 'always', sql: 'select 1' },
      { name: 'writing', sql: 'delete from tenancy.tenant returning 1' },
    ],
  };

  const messages = (await invariants(client, [module as unknown as Module])).map(
    (one) => one.message,
  );

  expect(messages).toEqual([
    expect.stringMatching(/^"broken" does not run/),
    '"always" finds 1 rows where there is no data',
    expect.stringMatching(/^"writing" does not run: cannot execute DELETE in a read-only/),
  ]);
});

test('the facts of a column are its check words, its length and its null', async () => {
  const facts = await columnFacts(client, ['tenancy']);

  expect(
    facts.find((one) => one.table === 'tenancy.tenant' && one.column === 'preset'),
  ).toMatchObject({
    isRequired: true,
    hasDefault: false,
    words: ['mine', 'factory', 'distributor', 'retail'],
    lengthMax: null,
  });
});
