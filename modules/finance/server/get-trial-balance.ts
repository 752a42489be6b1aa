import { query, sql } from '@poros/kernel';
import { moneyText, money, sumMoney } from '@poros/kernel/shared';
import { GetTrialBalance, TrialBalance } from '../shared/report.ts';
import { accountName } from './account.sql.ts';
import { firstDay, partOfTotals, totalsTables } from './books.sql.ts';

export const getTrialBalance = query({
  name: 'finance.get_trial_balance',
  http: 'GET /finance/trial-balance',
  permission: 'finance.report.read',
  summary: 'Every account with what it held, moved and holds; debits and credits are equal.',
  input: GetTrialBalance,
  output: TrialBalance,

  async run(ctx, { from, to, ...part }) {
    const first = firstDay(from);
    const rows = await ctx.read<TrialBalance['rows'][number]>(sql`
      select a.id as "accountId", a.code, ${accountName(ctx)} as name, a.type,
        s.opening, s.debit, s.credit, s.opening + s.debit - s.credit as closing
      from (
        select t.account_id,
          coalesce(sum(t.debit - t.credit) filter (where p.starts_on < ${first}), 0) as opening,
          coalesce(sum(t.debit) filter (where p.starts_on >= ${first}), 0) as debit,
          coalesce(sum(t.credit) filter (where p.starts_on >= ${first}), 0) as credit
        from ${totalsTables}
        where ${partOfTotals(ctx, part)} and p.starts_on <= ${firstDay(to)}
        group by t.account_id) s
      join finance.account a on a.tenant_id = ${ctx.tenantId} and a.id = s.account_id
      where s.opening <> 0 or s.debit <> 0 or s.credit <> 0
      order by a.code`);
    return {
      currency: part.currency ?? ctx.actor.currency,
      rows,
      debit: moneyText(sumMoney(rows.map((row) => money(row.debit)))),
      credit: moneyText(sumMoney(rows.map((row) => money(row.credit)))),
    };
  },
});
