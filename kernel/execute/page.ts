import sql, { empty, join, type Sql } from 'sql-template-tag';
import type { Group } from '../shared/contract.ts';
import { refuse } from '../shared/refusal.ts';
import type { QueryCtx } from './context.ts';
import { groupRows } from './group-rows.ts';
import { orderBy, valueOf, type ListColumns } from './list-column.ts';
import type { ColumnType } from '../shared/conditions.ts';
import { whereSql } from './where-sql.ts';

const COUNT_MAX = 10_000;

export interface PageInput {
  readonly after?: string;
  readonly limit?: number;
  readonly sort?: string;
  readonly where?: string;
  readonly group?: string;
  readonly skip?: number;
}
export interface PageOutput<Row> {
  readonly rows: Row[];
  readonly next: string | null;
  readonly total: number;
  readonly groups?: Group[];
}

export interface PageOf {
  /** Columns, `select` left out; must name the row's id `id`. */
  readonly select: Sql;
  /** Tables with their joins. */
  readonly from: Sql;
  readonly where: readonly (Sql | false | undefined)[];
  /** The id column that breaks ties. */
  readonly id: Sql;
  /** Every column that people may sort, filter and group by. */
  readonly columns: ListColumns;
  /** '-orderedOn': a leading minus is descending. */
  readonly defaultSort: string;
}

/**
 * One page by keyset, and the count up to 10,000, in one flight. A cursor holds the last row's sort
 * value and id, so a
 * page costs the same wherever it lies and rows that arrive meanwhile neither repeat nor vanish.
 * Asked for groups, it answers those instead.
 */
export async function page<Row extends { id: string }>(
  ctx: QueryCtx,
  input: PageInput,
  list: PageOf,
): Promise<PageOutput<Row>> {
  const conditions = whereSql(ctx, input.where, list.columns);
  const where = [...list.where.filter((one): one is Sql => Boolean(one)), ...conditions];
  const filter = where.length > 0 ? sql`where ${join(where, ' and ')}` : empty;
  if (input.group) {
    const { columns, from } = list;
    const { groups, total } = await groupRows(ctx, input.group, { from, filter, columns });
    return { rows: [], next: null, total, groups };
  }
  const order = orderOf(input, list);
  const limit = input.limit ?? 50;
  const after = input.after ? afterCursor(input.after, order) : undefined;
  const { by, id } = order;
  const direction = order.isDown
    ? sql`order by ${by} desc, ${id} desc`
    : sql`order by ${by}, ${id}`;
  const skipped = input.skip ? sql`offset ${input.skip}` : empty;
  const asked = [...where, ...(after ? [after] : [])];
  const rowsWanted = sql`select ${list.select}, (${by})::text as "cursorValue" from ${list.from}
    ${asked.length > 0 ? sql`where ${join(asked, ' and ')}` : empty}
    ${direction} limit ${limit + 1} ${skipped}`;
  const counted = sql`select count(*)::integer as total from
    (select 1 from ${list.from} ${filter} limit ${COUNT_MAX}) as counted`;
  const [rows, [count]] = await ctx.readAll<
    [(Row & { cursorValue: string })[], { total: number }[]]
  >(rowsWanted, counted);

  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    rows: shown.map(({ cursorValue: _cursorValue, ...row }) => row as unknown as Row),
    next: rows.length > limit && last ? writeCursor(order.wanted, last.cursorValue, last.id) : null,
    total: count?.total ?? 0,
  };
}

/** More than a list counts or an export is asked for. */
const FOUND_MAX = 100_000;

/**
 * The ids that the module's search function finds, as a condition; nothing when nothing is
 * searched.
 */
export function found(search: string | undefined, id: Sql, searchFunction: Sql): Sql | undefined {
  if (!search?.trim()) return undefined;
  return sql`${id} in (select ${searchFunction}(${search.trim()}, ${FOUND_MAX}))`;
}

function writeCursor(sort: string, value: string, id: string): string {
  return Buffer.from(JSON.stringify([sort, value, id])).toString('base64url');
}

interface Order {
  readonly wanted: string;
  readonly by: Sql;
  readonly type: ColumnType;
  readonly id: Sql;
  readonly isDown: boolean;
}

function orderOf(input: PageInput, { columns, defaultSort, id }: PageOf): Order {
  const wanted = input.sort ?? defaultSort;
  const isDown = wanted.startsWith('-');
  const name = isDown ? wanted.slice(1) : wanted;
  const column =
    (Object.hasOwn(columns, name) ? columns[name] : undefined) ??
    refuse('kernel.invalid_input', { errors: [notSortable(Object.keys(columns))] });
  return { wanted, by: orderBy(column), type: (column.order ?? column).type, id, isDown };
}

function afterCursor(cursor: string, { wanted, by, type, id, isDown }: Order): Sql {
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
  const value = valueOf(type, parts[1]);
  return isDown
    ? sql`(${by}, ${id}) < (${value}, ${parts[2]}::uuid)`
    : sql`(${by}, ${id}) > (${value}, ${parts[2]}::uuid)`;
}

const UUID = /^[0-9a-f-]{36}$/;

const badCursor = { path: '/after', type: -1, schema: { description: 'cursor of the same list' } };
const notSortable = (names: string[]) => ({ path: '/sort', type: -1, schema: { enum: names } });
