import type { Sql } from 'sql-template-tag';
import sql, { raw } from 'sql-template-tag';

/**
 * Every table of every module: the generated `tables.gen.ts` files add to it by declaration
 * merging.
 */
export interface Tables {}
export interface TableShape {
  readonly row: object;
  readonly insert: object;
}

export type TableName = keyof Tables & string;
type ShapeOf<T extends TableName> = Tables[T] extends TableShape ? Tables[T] : never;
export type RowOf<T extends TableName> = ShapeOf<T>['row'];
export type InsertRow<T extends TableName> = ShapeOf<T>['insert'];
export type PatchRow<T extends TableName> = Partial<InsertRow<T>>;
/** A row as it was read, with at least what finding it again needs. */
export type StoredRow<T extends TableName> = Partial<RowOf<T>> & {
  readonly id: string;
  readonly version: number;
};

/** Which columns each table has, read from the catalog at start. */
export type Catalog = ReadonlyMap<string, ReadonlySet<string>>;

export interface Stamp {
  readonly tenantId: string;
  readonly userId: string | null;
  readonly at: string;
}

const IDENTIFIER = /^[a-z_][a-z0-9_]*(\.[a-z_][a-z0-9_]*)?$/;

/**
 * One statement for one row or a thousand: its text depends on the columns only, so it is planned
 * once.
 */
export function insertStatement(
  catalog: Catalog,
  table: string,
  rows: readonly object[],
  stamp: Stamp,
): Sql {
  const known = columnsOf(catalog, table);
  const stamped = rows.map((row) => ({ ...stampFor(known, stamp), ...row }));
  const names = Object.keys(stamped[0] ?? {});
  if (!names.every((name) => known.has(name)))
    throw new Error(`${table} has no column ${names.find((name) => !known.has(name))}`);
  return insertOf(table, names, stamped);
}

/** What an insert puts where, for whoever joins inserts of many commands into one. */
export interface InsertParts {
  readonly table: string;
  readonly names: readonly string[];
  readonly rows: readonly object[];
}
const inserts = new WeakMap<Sql, InsertParts>();

/** The parts of a statement that `insertStatement` made; undefined of any other. */
export const insertParts = (statement: Sql): InsertParts | undefined => inserts.get(statement);

export function insertOf(table: string, names: readonly string[], rows: readonly object[]): Sql {
  const list = raw(names.join(', '));
  const values = JSON.stringify(rows);
  const statement = sql`insert into ${raw(table)} (${list})
    select ${list} from jsonb_populate_recordset(null::${raw(table)}, ${values}::jsonb)`;
  inserts.set(statement, { table, names, rows });
  return statement;
}

export interface RowChange {
  readonly table: string;
  readonly before: { readonly id: string; readonly version: number };
  readonly patch: object;
}

/** Changes one row seen at a version; raises `kernel.changed_meanwhile` when it has moved on. */
export function updateStatement(catalog: Catalog, change: RowChange, stamp: Stamp): Sql {
  const { table, before, patch } = change;
  const known = columnsOf(catalog, table);
  const changes: Record<string, unknown> = { ...patch };
  if (known.has('updated_by')) changes['updated_by'] = stamp.userId;
  if (known.has('updated_at')) changes['updated_at'] = stamp.at;
  const names = Object.keys(changes).sort();
  if (!names.every((name) => known.has(name)))
    throw new Error(`${table} has no column ${names.find((name) => !known.has(name))}`);
  const sets = raw(names.map((name) => `${name} = p.${name}`).join(', '));
  return sql`with changed as (
      update ${raw(table)} t set ${sets}, version = t.version + 1
      from jsonb_populate_record(null::${raw(table)}, ${JSON.stringify(changes)}::jsonb) p
      where t.tenant_id = ${stamp.tenantId} and t.id = ${before.id} and t.version = ${before.version} returning 1)
    select kernel.expect(exists(select from changed), 'kernel.changed_meanwhile')`;
}

function columnsOf(catalog: Catalog, table: string): ReadonlySet<string> {
  const known = catalog.get(table);
  if (!known || !IDENTIFIER.test(table)) throw new Error(`there is no table ${table}`);
  return known;
}

function stampFor(known: ReadonlySet<string>, stamp: Stamp): object {
  return {
    tenant_id: stamp.tenantId,
    ...(known.has('version') && { version: 1 }),
    ...(known.has('created_at') && { created_at: stamp.at }),
    ...(known.has('created_by') && { created_by: stamp.userId }),
    ...(known.has('updated_at') && { updated_at: stamp.at }),
    ...(known.has('updated_by') && { updated_by: stamp.userId }),
  };
}
