import type pg from 'pg';
import type { Module } from '@poros/kernel';
import type { Finding } from '../source/finding.ts';
import type { ColumnFact } from './subject.ts';
import { catalogRules } from './catalog-rules.ts';

/**
 * What the migrated database says of itself: every tenant table is walled, owned and keyed as the
 * house demands.
 */
export async function catalog(client: pg.Client, schemas: readonly string[]): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { rule, sql, message } of catalogRules) {
    const { rows } = await client.query<{ object: string; note: string | null }>(sql, [schemas]);
    for (const { object, note } of rows) {
      const place = `modules/${object.split('.')[0]}/sql:1`.replace('modules/kernel/', 'kernel/');
      findings.push({ rule, place, message: `${object}: ${message}${note ? ` (${note})` : ''}` });
    }
  }
  return findings;
}

/** Every invariant is SQL that runs, and holds in an empty database. */
export async function invariants(
  client: pg.Client,
  modules: readonly Module[],
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const module of modules)
    for (const { name, sql } of module.invariants ?? []) {
      const say = (message: string) =>
        findings.push({
          rule: 'invariant',
          place: `modules/${module.name}/module.ts:1`,
          message: `"${name}" ${message}`,
        });
      await client.query('begin read only');
      try {
        const { rowCount } = await client.query(sql);
        if (rowCount) say(`finds ${rowCount} rows where there is no data`);
      } catch (error) {
        say(`does not run: ${(error as Error).message}`);
      } finally {
        await client.query('rollback');
      }
    }
  return findings;
}

/** Columns with the words and the length their checks allow. */
export async function columnFacts(
  client: pg.Client,
  schemas: readonly string[],
): Promise<ColumnFact[]> {
  const { rows } = await client.query<ColumnFact>(COLUMNS, [schemas]);
  return rows;
}

const COLUMNS = `
select n.nspname || '.' || c.relname as "table", a.attname as "column",
  a.attnotnull as "isRequired",
  a.atthasdef or a.attidentity <> '' as "hasDefault",
  (select array_agg(m[1]) from pg_constraint k,
     regexp_matches(pg_get_constraintdef(k.oid), '''([^'']+)''::text', 'g') m
   where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]
     and pg_get_constraintdef(k.oid) like '%= ANY (ARRAY[%') as words,
  (select min(m[1]::integer) from pg_constraint k,
     regexp_matches(pg_get_constraintdef(k.oid), 'length\\([^)]+\\) <= (\\d+)') m
   where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]) as "lengthMax"
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
where c.relkind in ('r', 'p') and not c.relispartition and n.nspname = any($1)
order by 1, a.attnum`;
