import type pg from 'pg';
import type { Complaint } from './judge.ts';

/** Two tenants and the connections with which their walls are tried. */
export interface Wall {
  /** Past row-level security: knows what is really there. */
  readonly owner: pg.Client;
  /** The role with which the product works. */
  readonly app: pg.Client;
  readonly a: string;
  readonly b: string;
}

/**
 * Runs statements as the application in a transaction of this tenant (of none), and takes all of it
 * back.
 */
async function asTenant<T>(
  { app }: Wall,
  tenant: string | undefined,
  work: () => Promise<T>,
): Promise<T> {
  await app.query('begin');
  try {
    if (tenant !== undefined)
      await app.query("select set_config('app.tenant', $1, true)", [tenant]);
    return await work();
  } finally {
    await app.query('rollback');
  }
}

/** The outcome of a statement: how many rows, or the error's code. */
async function outcome(
  client: pg.Client,
  sql: string,
  values: readonly unknown[] = [],
): Promise<number | string> {
  await client.query('savepoint trial');
  try {
    const { rowCount } = await client.query(sql, [...values]);
    await client.query('release savepoint trial');
    return rowCount ?? 0;
  } catch (error) {
    await client.query('rollback to savepoint trial');
    return (error as { code?: string }).code ?? String(error);
  }
}

const NOT_ALLOWED = '42501';
const APPEND_ONLY = 'PR002';
/** The other tenant's row was found to be in the way, which tells that it is there. */
const ALREADY_THERE = '23505';

/**
 * Without a tenant nothing is seen; a tenant sees just its own; nothing of the other can be seen,
 * made or changed.
 */
export async function seenThrough(wall: Wall, table: string): Promise<Complaint[]> {
  const complaints: Complaint[] = [];
  const { app, owner, a, b } = wall;
  const {
    rows: [own],
  } = await owner.query<{ count: string }>(
    `select count(*) as count from ${table} where tenant_id = $1`,
    [a],
  );

  const without = await asTenant(wall, undefined, () => outcome(app, `select from ${table}`));
  if (without !== 0 && without !== NOT_ALLOWED)
    complaints.push(`${table} shows ${without} rows without a tenant`);

  await asTenant(wall, a, async () => {
    const seen = await outcome(app, `select from ${table}`);
    if (seen === NOT_ALLOWED) return;
    if (seen !== Number(own?.count))
      complaints.push(`${table} shows ${seen} rows to a tenant that has ${own?.count}`);
    const foreign = await outcome(app, `select from ${table} where tenant_id = $1`, [b]);
    if (foreign !== 0) complaints.push(`${table} shows ${foreign} rows of another tenant`);
  });
  return complaints;
}

/** A row of B cannot be planted, changed, removed or taken over by A. */
export async function writtenThrough(wall: Wall, table: string): Promise<Complaint[]> {
  const { app, owner, a, b } = wall;
  const complaints: Complaint[] = [];
  const {
    rows: [row],
  } = await owner.query<{ row: object }>(
    `select to_jsonb(x) as row from ${table} x where tenant_id = $1 limit 1`,
    [b],
  );
  if (!row) return complaints;
  const columns = await writableColumns(owner, table);
  const list = columns.join(', ');
  await asTenant(wall, a, async () => {
    const made = await outcome(
      app,
      `insert into ${table} (${list}) overriding system value
      select ${list} from jsonb_populate_record(null::${table}, $1)`,
      [JSON.stringify(row.row)],
    );
    if (typeof made === 'number' || made === ALREADY_THERE)
      complaints.push(`${table} lets a tenant plant a row of another: ${made}`);
    for (const [act, sql] of [
      ['change', `update ${table} set tenant_id = tenant_id where tenant_id = '${b}'`],
      ['remove', `delete from ${table} where tenant_id = '${b}'`],
    ] as const) {
      const done = await outcome(app, sql);
      if (done !== 0 && done !== NOT_ALLOWED && done !== APPEND_ONLY)
        complaints.push(`${table} lets a tenant ${act} a row of another: ${done}`);
    }
    const moved = await outcome(
      app,
      `update ${table} set tenant_id = '${b}' where tenant_id = '${a}'`,
    );
    if (moved !== 0 && moved !== NOT_ALLOWED && moved !== APPEND_ONLY)
      complaints.push(`${table} lets a tenant give its rows to another: ${moved}`);
  });
  return complaints;
}

async function writableColumns(owner: pg.Client, table: string): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0
      and not attisdropped
       and attgenerated = ''`,
    [table],
  );
  return rows.map(({ name }) => name);
}

export interface ForeignKey {
  readonly name: string;
  readonly table: string;
  readonly column: string;
  readonly target: string;
}

/** Foreign keys from one tenant table to an id of another. */
export async function foreignKeys(
  owner: pg.Client,
  schemas: readonly string[],
): Promise<ForeignKey[]> {
  const { rows } = await owner.query<ForeignKey>(
    `
    select k.conname as name, n.nspname || '.' || c.relname as "table", a.attname as column,
      m.nspname || '.' || d.relname as target
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n
      on n.oid = c.relnamespace
    join pg_class d on d.oid = k.confrelid join pg_namespace m on m.oid = d.relnamespace
    join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[2]
    join pg_attribute b on b.attrelid = k.confrelid and b.attnum = k.confkey[2]
    where k.contype = 'f' and array_length(k.conkey, 1) = 2 and b.attname = 'id'
      and k.conparentid = 0
      and n.nspname = any($1) and not c.relispartition order by 1, 2`,
    [schemas],
  );
  return rows;
}

/**
 * Naming a row of B through a foreign key is answered exactly as naming a row of nobody: with the
 * same error.
 */
export async function probedThrough(wall: Wall, key: ForeignKey): Promise<Complaint[] | undefined> {
  const { app, owner, a, b } = wall;
  const {
    rows: [target],
  } = await owner.query<{ id: string }>(
    `select id from ${key.target} where tenant_id = $1 limit 1`,
    [b],
  );
  const {
    rows: [may],
  } = await owner.query<{ update: boolean; has_rows: boolean }>(
    `select has_table_privilege('poros_app', $2, 'update') as update,
       exists (select from ${key.table} where tenant_id = $1) as has_rows`,
    [a, key.table],
  );
  if (!target || !may?.update || !may.has_rows) return undefined;
  const naming = (id: string) =>
    asTenant(wall, a, async () => {
      await app.query('set constraints all immediate');
      return outcome(
        app,
        `update ${key.table} set ${key.column} = $1
      where ctid = (select ctid from ${key.table} limit 1)`,
        [id],
      );
    });
  const [foreign, nobody] = [
    await naming(target.id),
    await naming('00000000-0000-7000-8000-00000000dcba'),
  ];
  if (typeof foreign === 'number') return [`${key.name} accepts a row of another tenant`];
  return foreign === nobody
    ? []
    : [`${key.name} answers ${foreign} to a row of another tenant and ${nobody} to none`];
}
