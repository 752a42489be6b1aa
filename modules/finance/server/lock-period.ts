import { command, refuse } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { LockPeriod } from '../shared/period.ts';
import { holdPeriod, monthText } from './period.sql.ts';

export const lockPeriod = command({
  name: 'finance.lock_period',
  http: 'POST /finance/periods/:periodId/lock',
  permission: 'finance.period.lock',
  summary: 'Lock a closed month for good: nobody opens it again.',
  input: LockPeriod,
  output: Touched,
  refuses: ['finance.period_not_found', 'finance.period_not_closed'],

  async run(ctx, { periodId, version }) {
    const period = await holdPeriod(ctx, periodId);
    if (period.status !== 'closed')
      refuse('finance.period_not_closed', { month: monthText(period.starts_on) });

    ctx.update('finance.period', { ...period, version }, { status: 'locked' });

    return { id: periodId, version: version + 1 };
  },
});
