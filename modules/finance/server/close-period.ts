import { command, refuse } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { ClosePeriod } from '../shared/period.ts';
import { holdPeriod, monthText, neighbourOf } from './period.sql.ts';

export const closePeriod = command({
  name: 'finance.close_period',
  http: 'POST /finance/periods/:periodId/closing',
  permission: 'finance.period.close',
  summary: 'Close a month: nothing is posted to it any more. Months are closed in their order.',
  input: ClosePeriod,
  output: Touched,
  refuses: [
    'finance.period_not_found',
    'finance.period_not_open',
    'finance.period_running',
    'finance.earlier_period_open',
  ],

  async run(ctx, { periodId, version }) {
    const period = await holdPeriod(ctx, periodId);
    const month = monthText(period.starts_on);
    if (period.status !== 'open') refuse('finance.period_not_open', { month });
    if (month >= monthText(ctx.today)) refuse('finance.period_running', { month });
    const earlier = await ctx.first<{ starts_on: string }>(
      neighbourOf(ctx, period.starts_on, 'before'),
    );
    if (earlier)
      refuse('finance.earlier_period_open', { month, earlier: monthText(earlier.starts_on) });

    ctx.update(
      'finance.period',
      { ...period, version },
      { status: 'closed', closed_at: ctx.now.toISOString(), closed_by: ctx.actor.userId },
    );

    await ctx.emit('finance.period_closed', periodId, { periodId, month: period.starts_on });
    return { id: periodId, version: version + 1 };
  },
});
