import { query, refuse, sql } from '@poros/kernel';
import { addMoney, money, moneyText, subtractMoney } from '@poros/kernel/shared';
import { CustomerStatement, GetCustomerStatement } from '../shared/report.ts';
import type { Static } from '@poros/kernel/shared';

type Row = Omit<Static<typeof CustomerStatement>['rows'][number], 'balance'>;
const ROWS_MAX = 2_000;

export const getCustomerStatement = query({
  name: 'finance.get_customer_statement',
  http: 'GET /finance/customer-statement',
  permission: 'finance.invoice.read',
  summary: 'Everything posted between a customer and us over a time, with the balance after each.',
  input: GetCustomerStatement,
  output: CustomerStatement,
  refuses: ['finance.customer_not_found'],

  async run(ctx, { customerId, from, to, currency = ctx.actor.currency }) {
    // What he owes and what he paid ahead, in one account.
    const lines = sql`finance.journal_line l
      join finance.account a on a.tenant_id = l.tenant_id and a.id = l.account_id
        and a.system_key in ('receivable', 'deposits')
      where l.tenant_id = ${ctx.tenantId} and l.party_id = ${customerId}
        and l.currency = ${currency} and ${ctx.within({ branch: sql`l.branch_id` })}`;
    const [[customer], [before], rows] = await ctx.readAll<
      [{ name: string }[], { opening: string }[], Row[]]
    >(
      sql`select name from party.v_customer
        where tenant_id = ${ctx.tenantId} and id = ${customerId}`,
      sql`select coalesce(sum(l.debit - l.credit), 0) as opening from ${lines}
        and l.posted_on < ${from}`,
      sql`select s.journal_id as "journalId", s.posted_on as "postedOn", j.description,
          jsonb_build_object('type', j.source_type, 'id', j.source_id) as source,
          greatest(s.moved, 0) as debit, greatest(-s.moved, 0) as credit
        from (
          select l.tenant_id, l.journal_id, l.posted_on, sum(l.debit - l.credit) as moved
          from ${lines} and l.posted_on between ${from} and ${to}
          group by 1, 2, 3 having sum(l.debit - l.credit) <> 0) s
        join finance.journal j on j.tenant_id = s.tenant_id and j.id = s.journal_id
        order by s.posted_on, s.journal_id limit ${ROWS_MAX}`,
    );
    if (!customer) refuse('finance.customer_not_found');

    let balance = money(before?.opening ?? '0');
    const opening = moneyText(balance);
    const told = rows.map((row) => {
      balance = subtractMoney(addMoney(balance, money(row.debit)), money(row.credit));
      return { ...row, balance: moneyText(balance) };
    });
    return {
      customerId,
      customerName: customer.name,
      currency,
      opening,
      closing: moneyText(balance),
      rows: told,
    };
  },
});
