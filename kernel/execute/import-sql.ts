import sql, { raw, type Sql } from 'sql-template-tag';
import type { ImportLookup } from './import-kind.ts';

interface Asked {
  readonly tenantId: string;
  readonly lookup: ImportLookup;
}

const partsOf = ({ from, code, name, where }: ImportLookup) =>
  [raw(from), raw(code), raw(name), raw(where ?? 'true')] as const;

/** Rows `{ id, code, name }` that one of the texts (in lower case) calls by code or by name. */
export function calledRows({ tenantId, lookup }: Asked, texts: readonly string[]): Sql {
  const [from, code, name, where] = partsOf(lookup);
  return sql`select id, ${code} as code, ${name} as name from ${from}
    where tenant_id = ${tenantId} and ${where}
      and (lower(${code}) = any(${[...texts]}::text[]) or lower(${name}) = any(${[...texts]}::text[]))`;
}

/** Rows `{ text, code }`: the code that looks most like each text, where one does. */
export function similarRows({ tenantId, lookup }: Asked, texts: readonly string[]): Sql {
  const [from, code, name, where] = partsOf(lookup);
  return sql`select w.text, best.code from unnest(${[...texts]}::text[]) as w(text)
    cross join lateral (
      select ${code} as code,
        greatest(similarity(lower(${code}), w.text), similarity(lower(${name}), w.text)) as near
      from ${from} where tenant_id = ${tenantId} and ${where}
      order by near desc, 1 limit 1) as best
    where best.near >= 0.3`;
}

/** Rows `{ id, code }` of these ids, in use or not. */
export function codesOf({ tenantId, lookup }: Asked, ids: readonly string[]): Sql {
  const [from, code] = partsOf(lookup);
  return sql`select id, ${code} as code from ${from}
    where tenant_id = ${tenantId} and id = any(${[...ids]}::uuid[])`;
}

/** Rows `{ name, place }`: the tables whose rows point at rows of this one, and in which column. */
export const pointingTables = (table: string): Sql => sql`
  select n.nspname || '.' || c.relname as name, a.attname::text as place
  from pg_constraint k
  join pg_class c on c.oid = k.conrelid and not c.relispartition
  join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[2]
  where k.contype = 'f' and k.confrelid = ${table}::regclass and array_length(k.conkey, 1) = 2`;

export interface Pointing {
  readonly name: string;
  readonly place: string;
  /** Whether its rows are archived rather than deleted. */
  readonly isArchived: boolean;
}

/** Rows `{ id }`: which of the ids live rows of a pointing table name. */
export function pointedAt(
  tenantId: string,
  { name, place, isArchived }: Pointing,
  ids: readonly string[],
): Sql {
  return sql`select distinct ${raw(place)} as id from ${raw(name)}
    where tenant_id = ${tenantId} and ${raw(place)} = any(${[...ids]}::uuid[])
      and ${raw(isArchived ? 'deleted_at is null' : 'true')}`;
}
