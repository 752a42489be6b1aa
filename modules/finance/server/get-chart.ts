import { query, sql } from '@poros/kernel';
import { NO_MONEY, money, moneyText } from '@poros/kernel/shared';
import { Chart, GetChart, type Account } from '../shared/account.ts';
import { sideOf } from '../shared/statement.ts';
import { accountColumns } from './account.sql.ts';

const ACCOUNTS_MAX = 2_000;

export const getChart = query({
  name: 'finance.get_chart',
  http: 'GET /finance/chart',
  permission: 'finance.account.read',
  summary: 'The whole chart of accounts under its headings, with what stands on each account.',
  input: GetChart,
  output: Chart,

  async run(ctx) {
    const [accounts, balances] = await ctx.readAll<
      [Account[], { accountId: string; balance: string }[]]
    >(
      sql`select ${accountColumns} from finance.account a
        where a.tenant_id = ${ctx.tenantId} and a.deleted_at is null
        order by a.code limit ${ACCOUNTS_MAX}`,
      sql`select t.account_id as "accountId", sum(t.debit - t.credit) as balance
        from finance.account_period_total t
        where t.tenant_id = ${ctx.tenantId} and t.currency = ${ctx.actor.currency}
        group by t.account_id`,
    );
    const standing = new Map(balances.map((row) => [row.accountId, money(row.balance)]));
    const children = Map.groupBy(accounts, (account) => account.parentId);

    const rowsUnder = (parentId: string | null, depth: number): (typeof Chart)['static']['rows'] =>
      (children.get(parentId) ?? []).flatMap((account) => [
        {
          ...account,
          depth,
          balance: moneyText(sideOf(account.type, standing.get(account.id) ?? NO_MONEY)),
        },
        ...rowsUnder(account.id, depth + 1),
      ]);
    return { rows: rowsUnder(null, 0) };
  },
});
