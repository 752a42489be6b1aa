import sql, { empty, join, type Sql } from 'sql-template-tag';
import { refuse } from '../shared/refusal.ts';
import type { QueryCtx } from './context.ts';

const COUNT_MAX = 10_000;

export interface PageInput {
  readonly after?: string;
  readonly limit?: number;
  readonly sort?: string;
}
export interface PageOutput<Row> {
  readonly rows: Row[];
  readonly next: string | null;
  readonly total: number;
}

/**
 * A column that a list may be sorted by: its SQL, and the type its cursor value is read back as.
 */
export interface SortColumn {
  readonly by: Sql;
  readonly type: 'text' | 'date' | 'timestamptz' | 'numeric' | 'integer' | 'uuid';
}

export interface PageOf {
  /** Columns, `select` left out; must name the row's id `id`. */
  readonly select: Sql;
  /** Tables with their joins. */
  readonly from: Sql;
  readonly where: readonly (Sql | false | undefined)[];
  /** The id column that breaks ties. */
  readonly id: Sql;
  readonly sorts: Readonly<Record<string, SortColumn>>;
  /** '-orderedOn': a leading minus is descending. */
  readonly defaultSort: string;
}

/**
 * One page by keyset, and the count up to 10,000, in one flight. A cursor holds the last row's sort
 * value and id, so a
 * page costs the same wherever it lies and rows that arrive meanwhile neither repeat nor vanish.
 */
export async function page<Row extends { id: string }>(
  ctx: QueryCtx,
  input: PageInput,
  list: PageOf,
): Promise<PageOutput<Row>> {
  const wanted = input.sort ?? list.defaultSort;
  const isDown = wanted.startsWith('-');
  const name = isDown ? wanted.slice(1) : wanted;
  const sort =
    list.sorts[name] ??
    refuse('kernel.invalid_input', { errors: [notSortable(Object.keys(list.sorts))] });
  const limit = input.limit ?? 50;
  const where = list.where.filter((one): one is Sql => Boolean(one));
  const filter = where.length > 0 ? sql`where ${join(where, ' and ')}` : empty;
  const after = input.after
    ? afterCursor(input.after, { wanted, sort, id: list.id, isDown })
    : undefined;
  const order = isDown
    ? sql`order by ${sort.by} desc, ${list.id} desc`
    : sql`order by ${sort.by}, ${list.id}`;
  const rowsWanted = sql`select ${list.select}, (${sort.by})::text as "cursorValue" from ${list.from}
    ${where.length > 0 ? sql`${filter} ${after ? sql`and ${after}` : empty}` : after ? sql`where ${after}` : empty}
    ${order} limit ${limit + 1}`;
  const counted = sql`select count(*)::integer as total from
    (select 1 from ${list.from} ${filter} limit ${COUNT_MAX}) as counted`;
  const [rows, [count]] = await ctx.readAll<
    [(Row & { cursorValue: string })[], { total: number }[]]
  >(rowsWanted, counted);

  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    rows: shown.map(({ cursorValue: _cursorValue, ...row }) => row as unknown as Row),
    next: rows.length > limit && last ? writeCursor(wanted, last.cursorValue, last.id) : null,
    total: count?.total ?? 0,
  };
}

/**
 * The ids that the module's search function finds, as a condition; nothing when nothing is
 * searched.
 */
export function found(search: string | undefined, id: Sql, searchFunction: Sql): Sql | undefined {
  return search?.trim() ? sql`${id} in (select ${searchFunction}(${search.trim()}))` : undefined;
}

function writeCursor(sort: string, value: string, id: string): string {
  return Buffer.from(JSON.stringify([sort, value, id])).toString('base64url');
}

interface Order {
  readonly wanted: string;
  readonly sort: SortColumn;
  readonly id: Sql;
  readonly isDown: boolean;
}

function afterCursor(cursor: string, { wanted, sort, id, isDown }: Order): Sql {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    parts = undefined;
  }
  if (
    !Array.isArray(parts) ||
    parts[0] !== wanted ||
    typeof parts[1] !== 'string' ||
    !UUID.test(String(parts[2]))
  )
    refuse('kernel.invalid_input', { errors: [badCursor] });
  const value = CASTS[sort.type](parts[1]);
  return isDown
    ? sql`(${sort.by}, ${id}) < (${value}, ${parts[2]}::uuid)`
    : sql`(${sort.by}, ${id}) > (${value}, ${parts[2]}::uuid)`;
}

const UUID = /^[0-9a-f-]{36}$/;
const CASTS = {
  text: (value: string) => sql`${value}::text`,
  date: (value: string) => sql`${value}::date`,
  timestamptz: (value: string) => sql`${value}::timestamptz`,
  numeric: (value: string) => sql`${value}::numeric`,
  integer: (value: string) => sql`${value}::bigint`,
  uuid: (value: string) => sql`${value}::uuid`,
} as const;

const badCursor = { path: '/after', type: -1, schema: { description: 'cursor of the same list' } };
const notSortable = (names: string[]) => ({ path: '/sort', type: -1, schema: { enum: names } });
