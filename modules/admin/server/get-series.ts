import { numberedRecords, query, refuse, sql, type QueryCtx } from '@poros/kernel';
import { GetSeries, Series, type NumberGap } from '../shared/numbering.ts';
import { drawnSeries, numberWriter, seriesRow, type NumberParts } from './numbering.sql.ts';

const GAPS_MAX = 200;

interface Place extends NumberParts {
  readonly series: string;
  /** The highest number that should be carried by a document. */
  readonly upTo: number;
}
interface Used {
  readonly id: string;
  readonly value: number;
  readonly number: string;
  readonly path: string;
  readonly at: string;
  readonly byName: string | null;
}
interface Run {
  readonly from: number;
  readonly to: number;
  readonly drawnAt: string | null;
}

export const getSeries = query({
  name: 'admin.get_series',
  http: 'GET /admin/number-series/:series/:month',
  permission: 'admin.numbering.read',
  summary: 'One series of a branch and month, with every gap and what stands before and after it.',
  input: GetSeries,
  output: Series,
  refuses: ['admin.series_not_found'],

  async run(ctx, { series, month, branchKey = '' }) {
    const [drawn] = await drawnSeries(ctx, { series, month, branchKey });
    if (!drawn) refuse('admin.series_not_found', { series, month });
    const row = seriesRow(ctx, drawn);
    const { prefix } = row;
    const upTo = row.isGapFree ? drawn.next - 1 : (drawn.last ?? 0);
    const gaps =
      row.missing > 0 ? await gapsOf(ctx, { prefix, branchKey, month, series, upTo }) : [];
    const [block] = await ctx.read<{ many: number }>(sql`
      select count(*)::integer as many from kernel.number_block
      where tenant_id = ${ctx.tenantId} and series = ${series} and month = ${month}
        and branch_key = ${branchKey}`);

    return { ...row, gaps, blocks: block?.many ?? 0 };
  },
});

/** Runs of numbers that no document carries, cut where one block ends and the next begins. */
async function gapsOf(ctx: QueryCtx, place: Place): Promise<NumberGap[]> {
  const { series, month, branchKey, upTo } = place;
  const start = [place.prefix, branchKey, month].filter(Boolean).join('-');
  const runs = await ctx.read<Run>(sql`
    with missing as (
      select n as value, b.first, b.drawn_at
      from generate_series(1, ${upTo}::integer) n
      left join kernel.number_block b on b.tenant_id = ${ctx.tenantId} and b.series = ${series}
        and b.month = ${month} and b.branch_key = ${branchKey} and n between b.first and b.last
      where n not in (select p.value from (${numberedRecords(ctx)}) p where p.prefix = ${start}))
    select min(value) as "from", max(value) as "to", min(drawn_at) as "drawnAt"
    from (select *, value - row_number() over (order by value) as run from missing) m
    group by run, first order by 1 limit ${GAPS_MAX}`);
  const wanted = runs.flatMap(({ from, to }) => [from - 1, to + 1]);
  const beside = await ctx.read<Used>(sql`
    select p.id, p.value, p.number, p.path, p.at, u.name as "byName"
    from (${numberedRecords(ctx)}) p
    left join identity.v_user u on u.tenant_id = ${ctx.tenantId} and u.id = p."by"
    where p.prefix = ${start} and p.value = any(${wanted}::integer[])`);

  const write = numberWriter(place);
  const at = new Map(beside.map((one) => [one.value, one]));
  return runs.map(({ from, to, drawnAt }) => ({
    from: write(from),
    to: write(to),
    count: to - from + 1,
    drawnAt,
    before: neighbour(at.get(from - 1)),
    after: neighbour(at.get(to + 1)),
  }));
}

const neighbour = (used: Used | undefined): NumberGap['before'] =>
  used
    ? {
        number: used.number,
        path: used.path.replace('$id', used.id),
        at: used.at,
        byName: used.byName,
      }
    : null;
