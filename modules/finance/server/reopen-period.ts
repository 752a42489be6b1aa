import { command, refuse } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { ReopenPeriod } from '../shared/period.ts';
import { holdPeriod, monthText, neighbourOf } from './period.sql.ts';

export const reopenPeriod = command({
  name: 'finance.reopen_period',
  http: 'POST /finance/periods/:periodId/reopening',
  permission: 'finance.period.reopen',
  summary: 'Open the last closed month again, with a reason.',
  input: ReopenPeriod,
  output: Touched,
  refuses: ['finance.period_not_found', 'finance.period_not_closed', 'finance.later_period_closed'],

  async run(ctx, { periodId, version, reason }) {
    const period = await holdPeriod(ctx, periodId);
    const month = monthText(period.starts_on);
    if (period.status !== 'closed') refuse('finance.period_not_closed', { month });
    const later = await ctx.first<{ starts_on: string }>(
      neighbourOf(ctx, period.starts_on, 'after'),
    );
    if (later) refuse('finance.later_period_closed', { month, later: monthText(later.starts_on) });

    ctx.update(
      'finance.period',
      { ...period, version },
      { status: 'open', closed_at: null, closed_by: null },
    );

    await ctx.emit('finance.period_reopened', periodId, {
      periodId,
      month: period.starts_on,
      reason,
    });
    return { id: periodId, version: version + 1 };
  },
});
