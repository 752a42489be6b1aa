import type pg from 'pg';

export type Row = Readonly<Record<string, unknown>>;

/** What a tenant has in its tables, and where each of its ids is found. */
export interface Harvest {
  readonly tables: ReadonlyMap<string, readonly Row[]>;
  /** Every row whose own id this is. */
  rowsOf(id: string): readonly { readonly table: string; readonly row: Row }[];
  /** Every uuid that stands anywhere in the tenant's rows. */
  readonly ids: ReadonlySet<string>;
}

const ROWS_MAX = 300;

/** The newest rows of every tenant table, read past row-level security. */
export async function harvest(
  client: pg.Client,
  tables: readonly string[],
  tenantId: string,
): Promise<Harvest> {
  const parts = tables.map(
    (table) => `select '${table}' as name, to_jsonb(x) as row
    from (select * from ${table} where tenant_id = $1 order by 2 desc limit ${ROWS_MAX}) x`,
  );
  const { rows } = await client.query<{ name: string; row: Row }>(parts.join(' union all '), [
    tenantId,
  ]);
  const byTable = new Map<string, Row[]>();
  const byId = new Map<string, { table: string; row: Row }[]>();
  const ids = new Set<string>();
  for (const { name, row } of rows) {
    byTable.set(name, [...(byTable.get(name) ?? []), row]);
    if (typeof row['id'] === 'string')
      byId.set(row['id'], [...(byId.get(row['id']) ?? []), { table: name, row }]);
    for (const value of Object.values(row)) if (isId(value)) ids.add(value);
  }
  return { tables: byTable, ids, rowsOf: (id) => byId.get(id) ?? [] };
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
export const isId = (value: unknown): value is string =>
  typeof value === 'string' && UUID.test(value);

/** All tables of the modules and the kernel that hold rows of tenants. */
export async function tenantTables(
  client: pg.Client,
  schemas: readonly string[],
): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n
      on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
    where c.relkind in ('r', 'p') and not c.relispartition and n.nspname = any($1) order by 1`,
    [schemas],
  );
  return rows.map(({ name }) => name);
}

/** What a refused call may write: its own trace. */
const TRACES = new Set(['kernel.command_log', 'kernel.idempotency']);

/** One fingerprint per table over all rows of a tenant, without the traces of calls. */
export async function fingerprints(
  client: pg.Client,
  tables: readonly string[],
  tenantId: string,
): Promise<Map<string, string>> {
  const parts = tables
    .filter((table) => !TRACES.has(table))
    .map(
      (table) =>
        `select '${table}' as name, md5(coalesce(string_agg(md5(x::text), '' order by md5(x::text)),
      '')) as print
     from ${table} x where tenant_id = $1`,
    );
  const { rows } = await client.query<{ name: string; print: string }>(parts.join(' union all '), [
    tenantId,
  ]);
  return new Map(rows.map(({ name, print }) => [name, print]));
}

/** The tables whose rows are not what they were. */
export function changedTables(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): string[] {
  return [...after].filter(([table, print]) => before.get(table) !== print).map(([table]) => table);
}
