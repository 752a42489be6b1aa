import sql, { join, type Sql } from 'sql-template-tag';
import { GRAINS, type Grain } from '../shared/conditions.ts';
import type { Group } from '../shared/contract.ts';
import { formatDecimal, parseDecimal } from '../shared/decimal.ts';
import { refuse } from '../shared/refusal.ts';
import type { QueryCtx } from './context.ts';
import type { ListColumn, ListColumns } from './list-column.ts';

const GROUPS_MAX = 500;
const SCALE = 6;

export interface GroupsOf {
  readonly from: Sql;
  /** `where …` or nothing. */
  readonly filter: Sql;
  readonly columns: ListColumns;
}

interface Found {
  readonly value: string | null;
  readonly count: number;
  readonly groups: number;
  readonly units: readonly (string | null)[];
  readonly sums: readonly (string | null)[];
}

/**
 * The groups of a list by one column (`*`: all rows in one), each with its count and the sums of
 * what can be added up, the first 500, in one statement. Money in two currencies is two sums.
 */
export async function groupRows(
  ctx: QueryCtx,
  by: string,
  list: GroupsOf,
): Promise<{ groups: Group[]; total: number }> {
  const summed = Object.entries(list.columns).filter(([, column]) => column.sum !== undefined);
  const units = new Map<string, Sql>();
  for (const [, { sum }] of summed) if (sum && sum !== true) units.set(sum.sql, sum);
  const places = [...units.keys()];
  const key = by === '*' ? sql`null::text` : keyOf(ctx, by, list.columns);
  const rows = await ctx.read<Found>(sql`
    select value, count, groups, units, sums from (
      select ranked.*, max(place) over ()::integer as groups from (
        select g.*, dense_rank() over (order by g.value nulls last) as place from (
          select ${key} as value, ${textArray([...units.values()])} as units,
            count(*)::integer as count,
            ${textArray(summed.map(([, column]) => sql`trim_scale(sum(${column.by}))`))} as sums
          from ${list.from} ${list.filter} group by 1, 2) g) ranked) counted
    where place <= ${GROUPS_MAX} order by place`);
  const groups = new Map<string | null, Group>();
  for (const row of rows) {
    const group = groups.get(row.value) ?? { value: row.value, count: 0, sums: [] };
    groups.set(row.value, group);
    group.count += row.count;
    for (const [nth, [column, { sum }]] of summed.entries()) {
      const unit = sum && sum !== true ? row.units[places.indexOf(sum.sql)] : null;
      addTo(group, column, unit ?? null, row.sums[nth]);
    }
  }
  return { groups: [...groups.values()], total: rows[0]?.groups ?? 0 };
}

const textArray = (parts: readonly Sql[]): Sql =>
  parts.length > 0
    ? sql`array[${join(parts.map((part) => sql`(${part})::text`))}]`
    : sql`'{}'::text[]`;

function addTo(
  group: Group,
  column: string,
  unit: string | null,
  total: string | null | undefined,
): void {
  if (total === null || total === undefined) return;
  const known = group.sums.find((one) => one.column === column && one.unit === unit);
  if (known)
    known.total = formatDecimal(
      parseDecimal(known.total, SCALE) + parseDecimal(total, SCALE),
      SCALE,
    );
  else group.sums.push({ column, unit, total });
}

/** The text a row's group is named by; a date goes by its month unless another grain is said. */
function keyOf(ctx: QueryCtx, by: string, columns: ListColumns): Sql {
  const [name = '', grain] = by.split('.');
  const column = Object.hasOwn(columns, name) ? columns[name] : undefined;
  const fits = column && isGroupable(column) && (!grain || isDay(column));
  if (!column || !fits) return refuse('kernel.invalid_input', { errors: [notGroupable(columns)] });
  if (!isDay(column))
    return column.type === 'text' || column.type === 'word'
      ? sql`nullif(${column.by}, '')`
      : sql`(${column.by})::text`;
  const local =
    column.type === 'date'
      ? sql`(${column.by})::timestamp`
      : sql`(${column.by} at time zone ${ctx.actor.timeZone})`;
  return sql`date_trunc(${grainOf(grain)}, ${local})::date::text`;
}

const grainOf = (grain: string | undefined): Grain =>
  GRAINS.find((one) => one === grain) ?? 'month';
const isDay = ({ type }: ListColumn): boolean => type === 'date' || type === 'timestamptz';
const isGroupable = ({ type }: ListColumn): boolean => type !== 'numeric' && type !== 'integer';

const notGroupable = (columns: ListColumns) => ({
  path: '/group',
  type: -1,
  schema: {
    enum: Object.keys(columns).filter((name) => columns[name] && isGroupable(columns[name])),
  },
});
