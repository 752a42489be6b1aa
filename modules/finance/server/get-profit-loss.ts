import { query, sql, type QueryCtx, type Sql } from '@poros/kernel';
import {
  NO_MONEY,
  money,
  moneyText,
  subtractMoney,
  sumMoney,
  type Money,
} from '@poros/kernel/shared';
import { GetProfitLoss, ProfitLoss, type ProfitColumns } from '../shared/report.ts';
import { sectionTotal, statementLines, type StatementAccount } from '../shared/statement.ts';
import { firstDay, partOfTotals, statementAccounts, totalsTables } from './books.sql.ts';

interface Moved {
  readonly accountId: string;
  readonly column: string;
  readonly balance: string;
}
interface Named {
  readonly key: string;
  readonly name: string;
}

export const getProfitLoss = query({
  name: 'finance.get_profit_loss',
  http: 'GET /finance/profit-loss',
  permission: 'finance.report.read',
  summary: 'Income and cost over months, in one column or by month, branch, department or project.',
  input: GetProfitLoss,
  output: ProfitLoss,

  async run(ctx, { from, to, by = 'none', ...part }) {
    const [accounts, moved, names] = await ctx.readAll<[StatementAccount[], Moved[], Named[]]>(
      statementAccounts(ctx),
      sql`select t.account_id as "accountId", ${columnOf(by)} as column,
          sum(t.debit - t.credit) as balance
        from ${totalsTables}
        join finance.account a on a.tenant_id = t.tenant_id and a.id = t.account_id
        where ${partOfTotals(ctx, part)} and a.type in ('income', 'cost')
          and p.starts_on between ${firstDay(from)} and ${firstDay(to)}
        group by 1, 2`,
      namesOf(ctx, by),
    );

    const columns = columnsOf(by, moved, names);
    const lines = statementLines(accounts, balancesOf(moved, columns), columns.length);
    const income = sectionTotal(lines, ['income'], columns.length);
    const cost = sectionTotal(lines, ['cost'], columns.length);
    const result = income.map((amount, index) => subtractMoney(amount, cost[index] ?? NO_MONEY));
    // One column is its own total.
    const told = (amounts: readonly Money[]) =>
      (by === 'none' ? amounts : [...amounts, sumMoney(amounts)]).map(moneyText);
    return {
      currency: part.currency ?? ctx.actor.currency,
      columns: by === 'none' ? [] : columns,
      rows: lines.map(({ amounts, ...line }) => ({ ...line, amounts: told(amounts) })),
      income: told(income),
      cost: told(cost),
      result: told(result),
    };
  },
});

function columnOf(by: ProfitColumns): Sql {
  switch (by) {
    case 'none':
      return sql`''::text`;
    case 'month':
      return sql`to_char(p.starts_on, 'YYYY-MM')`;
    case 'branch':
      return sql`t.branch_id::text`;
    case 'department':
      return sql`t.department_id::text`;
    case 'project':
      return sql`t.project_id::text`;
  }
}

function namesOf(ctx: QueryCtx, by: ProfitColumns): Sql {
  switch (by) {
    case 'branch':
      return sql`select id::text as key, name from tenancy.v_branch
      where tenant_id = ${ctx.tenantId}`;
    case 'department':
      return sql`select id::text as key, name from tenancy.v_department
      where tenant_id = ${ctx.tenantId}`;
    case 'project':
      return sql`select id::text as key, name from finance.project
      where tenant_id = ${ctx.tenantId}`;
    default:
      return sql`select '' as key, '' as name where false`;
  }
}

/** The columns in which anything moved, named and in the order of their names; blank comes last. */
function columnsOf(by: ProfitColumns, moved: readonly Moved[], names: readonly Named[]): Named[] {
  if (by === 'none') return [{ key: '', name: '' }];
  const found = [...new Set(moved.map((row) => row.column))];
  const nameOf = (key: string) =>
    by === 'month' ? key : (names.find((one) => one.key === key)?.name ?? '');
  return found
    .map((key) => ({ key, name: nameOf(key) }))
    .sort((one, other) => (one.name || '\uffff').localeCompare(other.name || '\uffff', 'id'));
}

function balancesOf(moved: readonly Moved[], columns: readonly Named[]): Map<string, Money[]> {
  const byAccount = Map.groupBy(moved, (row) => row.accountId);
  return new Map(
    [...byAccount].map(([id, own]) => [
      id,
      columns.map(({ key }) => money(own.find((row) => row.column === key)?.balance ?? '0')),
    ]),
  );
}
