import sql, { raw, type Sql } from 'sql-template-tag';
import type { ColumnType } from '../shared/conditions.ts';

/** A column of a list: what it may be sorted, filtered and grouped by, and added up. */
export interface ListColumn {
  /** Its value; what conditions compare, groups gather and sums add up. */
  readonly by: Sql;
  readonly type: ColumnType;
  /** Where rows without a value stand in ascending order; required when there can be such rows. */
  readonly empty?: 'first' | 'last';
  /** The words a `word` may be. */
  readonly words?: readonly string[];
  /** Added up in groups: in a currency or unit (SQL), or bare. */
  readonly sum?: Sql | true;
  /** What the rows are ordered by, where that is not the value itself; never null. */
  readonly order?: Pick<ListColumn, 'by' | 'type'>;
}
export type ListColumns = Readonly<Record<string, ListColumn>>;

/** The expression rows are ordered by: never null, so that a cursor always compares. */
export function orderBy(column: ListColumn): Sql {
  if (column.order) return column.order.by;
  if (!column.empty) return column.by;
  const [lowest, highest] = ENDS[column.type];
  return sql`coalesce(${column.by}, ${raw(column.empty === 'first' ? lowest : highest)})`;
}

/** A value that the caller sent, as a parameter of the column's type. */
export const valueOf = (type: ColumnType, value: string): Sql => sql`${value}${CASTS[type]}`;

const CASTS: Readonly<Record<ColumnType, Sql>> = {
  text: sql`::text`,
  word: sql`::text`,
  date: sql`::date`,
  timestamptz: sql`::timestamptz`,
  numeric: sql`::numeric`,
  integer: sql`::bigint`,
  uuid: sql`::uuid`,
  boolean: sql`::boolean`,
};

const ENDS: Readonly<Record<ColumnType, readonly [lowest: string, highest: string]>> = {
  text: [`''`, `U&'\\+10FFFD'`],
  word: [`''`, `U&'\\+10FFFD'`],
  date: [`'-infinity'::date`, `'infinity'::date`],
  timestamptz: [`'-infinity'::timestamptz`, `'infinity'::timestamptz`],
  numeric: [`'-infinity'::numeric`, `'infinity'::numeric`],
  integer: ['-9007199254740991::bigint', '9007199254740991::bigint'],
  uuid: [
    `'00000000-0000-0000-0000-000000000000'::uuid`,
    `'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid`,
  ],
  boolean: ['false', 'true'],
};
