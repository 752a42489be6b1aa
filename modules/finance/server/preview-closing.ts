import { query, refuse, sql, type QueryCtx } from '@poros/kernel';
import { money, type Static } from '@poros/kernel/shared';
import { Closing, PreviewClosing } from '../shared/period.ts';
import { monthText, neighbourOf } from './period.sql.ts';

export const previewClosing = query({
  name: 'finance.preview_closing',
  http: 'GET /finance/periods/:periodId/closing',
  permission: 'finance.period.read',
  summary: 'What stands in the way of closing a month, and what is worth a look before.',
  input: PreviewClosing,
  output: Closing,
  refuses: ['finance.period_not_found'],

  async run(ctx, { periodId }) {
    const period = await ctx.first<{ starts_on: string }>(sql`select starts_on from finance.period
      where tenant_id = ${ctx.tenantId} and id = ${periodId}`);
    if (!period) refuse('finance.period_not_found');
    const [[earlier], balances] = await ctx.readAll<[{ starts_on: string }[], StandingKey[]]>(
      neighbourOf(ctx, period.starts_on, 'before'),
      standingKeys(ctx, period.starts_on),
    );
    const isRunning = monthText(period.starts_on) >= monthText(ctx.today);

    const blocking: Check[] = [
      { check: 'earlier_open', isBlocking: true, isPassed: !earlier, amount: null },
      { check: 'month_running', isBlocking: true, isPassed: !isRunning, amount: null },
    ];
    return {
      month: period.starts_on,
      canClose: blocking.every((one) => one.isPassed),
      checks: [...blocking, ...worthALook(balances)],
    };
  },
});

type Check = Static<typeof Closing>['checks'][number];
interface StandingKey {
  readonly key: string;
  readonly balance: string;
}

/** Accounts that a finished month leaves empty, and what it means when they are not. */
const EMPTY_AFTERWARDS = [
  ['deposits', 'money_unapplied'],
  ['card_clearing', 'clearing_not_empty'],
  ['gr_ir', 'goods_not_invoiced'],
] as const;

const worthALook = (balances: readonly StandingKey[]): Check[] =>
  EMPTY_AFTERWARDS.map(([key, check]) => {
    const amount = balances.find((row) => row.key === key)?.balance ?? '0';
    return { check, isBlocking: false, isPassed: money(amount) === 0n, amount };
  });

/** What accounts that should come to nothing stand at, at the end of the month. */
function standingKeys(ctx: QueryCtx, month: string) {
  return sql`select a.system_key as key, abs(sum(t.debit - t.credit)) as balance
    from finance.account a
    join finance.account_period_total t on t.tenant_id = a.tenant_id and t.account_id = a.id
    join finance.period p on p.tenant_id = t.tenant_id and p.id = t.period_id
    where a.tenant_id = ${ctx.tenantId} and p.starts_on <= ${month}
      and a.system_key in ('deposits', 'card_clearing', 'gr_ir')
      and t.currency = ${ctx.actor.currency}
    group by a.system_key`;
}
