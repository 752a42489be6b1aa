import { page, query, sql } from '@poros/kernel';
import { PERIOD_STATUSES, ListPeriods, PeriodPage, type Period } from '../shared/period.ts';

export const listPeriods = query({
  name: 'finance.list_periods',
  http: 'GET /finance/periods',
  permission: 'finance.period.read',
  summary: 'Months of the books with their journals and whether they are open.',
  input: ListPeriods,
  output: PeriodPage,

  run: (ctx, input) =>
    page<Period>(ctx, input, {
      select: sql`p.id, p.starts_on as month, p.status, p.closed_at as "closedAt", p.version,
      (select count(*)::integer from (select from finance.journal j
        where j.tenant_id = p.tenant_id and j.period_id = p.id limit 10000) counted) as journals`,
      from: sql`finance.period p`,
      where: [
        sql`p.tenant_id = ${ctx.tenantId}`,
        input.search
          ? sql`position(${input.search} in to_char(p.starts_on, 'YYYY-MM')) > 0`
          : undefined,
        input.year !== undefined && sql`extract(year from p.starts_on) = ${input.year}::integer`,
      ],
      id: sql`p.id`,
      columns: {
        month: { by: sql`p.starts_on`, type: 'date' },
        status: { by: sql`p.status`, type: 'word', words: PERIOD_STATUSES },
      },
      defaultSort: '-month',
    }),
});
