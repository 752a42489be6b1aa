import { query, sql } from '@poros/kernel';
import { ListSeries, SeriesPage, type SeriesRow } from '../shared/numbering.ts';
import { drawnSeries, seriesRow } from './numbering.sql.ts';

export const listSeries = query({
  name: 'admin.list_series',
  http: 'GET /admin/number-series',
  permission: 'admin.numbering.read',
  summary: 'Where document numbers stand: each series by branch and month, and what is missing.',
  input: ListSeries,
  output: SeriesPage,

  async run(ctx, { search = '', series, month }) {
    const drawn = await drawnSeries(ctx, { ...(series && { series }), ...(month && { month }) });
    const rows = drawn.map((one) => seriesRow(ctx, one));
    const known = new Set(drawn.map((one) => one.series));
    const [main] = await ctx.read<{ id: string; name: string; key: string }>(sql`
      select id, name, number_code as key from tenancy.v_branch
      where tenant_id = ${ctx.tenantId} and is_main order by id limit 1`);
    const thisMonth = ctx.today.slice(2, 4) + ctx.today.slice(5, 7);
    for (const { code } of ctx.registry.series.values())
      if (!known.has(code) && (series ?? code) === code && (month ?? thisMonth) === thisMonth)
        rows.push(
          seriesRow(ctx, {
            series: code,
            branchKey: main?.key ?? '',
            branchId: main?.id ?? null,
            branchName: main?.name ?? null,
            month: thisMonth,
            next: 1,
            used: 0,
            last: null,
          }),
        );

    const sought = search.trim().toLowerCase();
    const found = rows.filter((row) => textOf(row).toLowerCase().includes(sought));
    return { rows: found, next: null, total: found.length };
  },
});

const textOf = ({ series, branchName, month, lastNumber, nextNumber }: SeriesRow): string =>
  [series, branchName, month, lastNumber, nextNumber].join(' ');
