import { refuse, sql, type Ctx, type QueryCtx, type RowOf, type Sql } from '@poros/kernel';

export type PeriodRow = RowOf<'finance.period'>;

/** The month, kept from everybody who posts until the command ends. */
export async function holdPeriod(ctx: Ctx, periodId: string): Promise<PeriodRow> {
  const row = await ctx.first<PeriodRow>(sql`select * from finance.period
    where tenant_id = ${ctx.tenantId} and id = ${periodId} for update`);
  return row ?? refuse('finance.period_not_found');
}

/** The nearest month before that is still open, or after that is not. */
export const neighbourOf = (ctx: QueryCtx, month: string, side: 'before' | 'after'): Sql =>
  side === 'before'
    ? sql`select starts_on from finance.period where tenant_id = ${ctx.tenantId}
        and starts_on < ${month} and status = 'open' order by starts_on limit 1`
    : sql`select starts_on from finance.period where tenant_id = ${ctx.tenantId}
        and starts_on > ${month} and status <> 'open' order by starts_on desc limit 1`;

/** 2026-11 of 2026-11-01. */
export const monthText = (day: string): string => day.slice(0, 7);
