import { query, sql, type QueryCtx, type Sql } from '@poros/kernel';
import { dayPlus } from '@poros/kernel/shared';
import { Ageing, GetAgeing } from '../shared/report.ts';
import { standingBefore, type LedgerPart } from './ledger.sql.ts';

const CUSTOMERS_MAX = 1_000;
type Ages = Ageing['totals'];

export const getAgeing = query({
  name: 'finance.get_ageing',
  http: 'GET /finance/ageing',
  permission: 'finance.invoice.read',
  summary: 'What customers owe on a day, by how long it is overdue.',
  input: GetAgeing,
  output: Ageing,

  async run(ctx, { on = ctx.today, currency = ctx.actor.currency, branchId }) {
    const open = openOn(ctx, { on, currency, branchId });
    const control = await controlAccount(ctx, { currency, ...(branchId && { branchId }) });
    const [rows, [totals], [standing]] = await ctx.readAll<
      [Ageing['rows'], Ages[], { balance: string }[]]
    >(
      sql`with open as (${open})
        select customer_id as "customerId", min(customer_name) as "customerName", ${AGES}
        from open where amount > 0 group by customer_id
        order by sum(amount) filter (where age > 0) desc nulls last, 2 limit ${CUSTOMERS_MAX + 1}`,
      sql`with open as (${open}) select ${AGES} from open where amount > 0`,
      sql`select ${standingBefore(ctx, control, dayPlus(on, 1))} as balance`,
    );
    return {
      on,
      currency,
      rows: rows.slice(0, CUSTOMERS_MAX),
      totals: totals ?? NOTHING,
      controlBalance: standing?.balance ?? '0',
      isCut: rows.length > CUSTOMERS_MAX,
    };
  },
});

interface Wanted {
  on: string;
  currency: string;
  branchId: string | undefined;
}

/** What was open on the day: issued by then, less what was allocated by then. */
const openOn = (ctx: QueryCtx, { on, currency, branchId }: Wanted): Sql => sql`
  select i.customer_id, i.customer_name, ${on}::date - i.due_on as age,
    i.total - coalesce((select sum(a.amount) from finance.allocation a
      where a.tenant_id = i.tenant_id and a.invoice_id = i.id and a.allocated_on <= ${on}), 0)
      as amount
  from finance.invoice i
  where i.tenant_id = ${ctx.tenantId} and i.currency = ${currency} and i.issued_on <= ${on}
    and (i.settled_on is null or i.settled_on > ${on})
    and ${ctx.within({ branch: sql`i.branch_id` })}
    and (${branchId ?? null}::uuid is null or i.branch_id = ${branchId ?? null}::uuid)`;

const AGES = sql`coalesce(sum(amount) filter (where age <= 0), 0) as "notDue",
  coalesce(sum(amount) filter (where age between 1 and 30), 0) as "days30",
  coalesce(sum(amount) filter (where age between 31 and 60), 0) as "days60",
  coalesce(sum(amount) filter (where age between 61 and 90), 0) as "days90",
  coalesce(sum(amount) filter (where age > 90), 0) as older, coalesce(sum(amount), 0) as total`;

const NOTHING: Ages = {
  notDue: '0',
  days30: '0',
  days60: '0',
  days90: '0',
  older: '0',
  total: '0',
};

/** The account whose balance the ages must add up to. */
async function controlAccount(
  ctx: QueryCtx,
  part: Omit<LedgerPart, 'accountId'>,
): Promise<LedgerPart> {
  const account = await ctx.first<{ id: string }>(sql`select id from finance.account
    where tenant_id = ${ctx.tenantId} and system_key = 'receivable'`);
  return { ...part, accountId: account?.id ?? '' };
}
