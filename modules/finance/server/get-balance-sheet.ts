import { query, sql } from '@poros/kernel';
import { moneyText, money, type Money } from '@poros/kernel/shared';
import { BalanceSheet, GetBalanceSheet } from '../shared/report.ts';
import {
  sectionTotal,
  statementLines,
  sumColumns,
  type StatementAccount,
} from '../shared/statement.ts';
import { firstDay, partOfTotals, statementAccounts, totalsTables } from './books.sql.ts';

/** What an account stands at, and how much of it is of the year, now and then. */
interface Balances {
  readonly accountId: string;
  readonly now: string;
  readonly nowOfYear: string;
  readonly before: string;
  readonly beforeOfYear: string;
}

export const getBalanceSheet = query({
  name: 'finance.get_balance_sheet',
  http: 'GET /finance/balance-sheet',
  permission: 'finance.report.read',
  summary: 'What we have and what we owe at the end of a month, beside another month.',
  input: GetBalanceSheet,
  output: BalanceSheet,

  async run(ctx, { at, comparedTo, ...part }) {
    const now = monthEnd(at);
    const then = monthEnd(comparedTo ?? at);
    const [accounts, balances] = await ctx.readAll<[StatementAccount[], Balances[]]>(
      statementAccounts(ctx),
      sql`select t.account_id as "accountId",
          coalesce(sum(t.debit - t.credit) filter (where p.starts_on <= ${now.month}), 0) as now,
          coalesce(sum(t.debit - t.credit) filter (
            where p.starts_on between ${now.year} and ${now.month}), 0) as "nowOfYear",
          coalesce(sum(t.debit - t.credit) filter (where p.starts_on <= ${then.month}),
            0) as before,
          coalesce(sum(t.debit - t.credit) filter (
            where p.starts_on between ${then.year} and ${then.month}), 0) as "beforeOfYear"
        from ${totalsTables} where ${partOfTotals(ctx, part)} group by t.account_id`,
    );

    const lines = statementLines(
      accounts,
      pairsOf(balances, (row) => [row.now, row.before]),
      2,
    );
    const ofYear = resultOf(
      accounts,
      pairsOf(balances, (row) => [row.nowOfYear, row.beforeOfYear]),
    );
    const ever = resultOf(
      accounts,
      pairsOf(balances, (row) => [row.now, row.before]),
    );
    const before = ever.map((amount, column) => (amount - (ofYear[column] ?? 0n)) as Money);
    const equity = sumColumns([sectionTotal(lines, ['equity'], 2), ever], 2);

    const pair = ([amount, compared]: readonly Money[]) => ({
      amount: moneyText(amount ?? (0n as Money)),
      compared: comparedTo ? moneyText(compared ?? (0n as Money)) : null,
    });
    const isStanding = (type: string) => type !== 'income' && type !== 'cost';
    return {
      currency: part.currency ?? ctx.actor.currency,
      rows: lines
        .filter((line) => isStanding(line.type))
        .map(({ amounts, ...line }) => ({ ...line, ...pair(amounts) })),
      assets: pair(sectionTotal(lines, ['asset'], 2)),
      liabilities: pair(sectionTotal(lines, ['liability'], 2)),
      equity: pair(equity),
      resultOfYear: pair(ofYear),
      resultBefore: pair(before),
    };
  },
});

const monthEnd = (month: string) => ({
  month: firstDay(month),
  year: `${month.slice(0, 4)}-01-01`,
});

const pairsOf = (balances: readonly Balances[], pick: (row: Balances) => string[]) =>
  new Map(balances.map((row) => [row.accountId, pick(row).map((amount) => money(amount))]));

/** Income less cost. */
function resultOf(
  accounts: readonly StatementAccount[],
  balances: ReadonlyMap<string, readonly Money[]>,
): Money[] {
  const types = new Map(accounts.map((account) => [account.id, account.type]));
  const own = [...balances].filter(([id]) => ['income', 'cost'].includes(types.get(id) ?? ''));
  return sumColumns(
    own.map(([, amounts]) => amounts),
    2,
  ).map((amount) => -amount as Money);
}
