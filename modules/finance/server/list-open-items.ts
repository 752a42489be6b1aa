import { query, sql } from '@poros/kernel';
import { ListOpenItems, OpenItems } from '../shared/receipt.ts';
import type { Static } from '@poros/kernel/shared';
import { overdueDays } from './invoice.sql.ts';

type Items = Static<typeof OpenItems>;
const ITEMS_MAX = 500;

export const listOpenItems = query({
  name: 'finance.list_open_items',
  http: 'GET /finance/open-items',
  permission: 'finance.receipt.read',
  summary: 'What a customer owes, oldest first, and what of his money is not applied yet.',
  input: ListOpenItems,
  output: OpenItems,

  async run(ctx, { customerId, currency = ctx.actor.currency }) {
    const [invoices, unapplied] = await ctx.readAll<[Items['invoices'], Items['unapplied']]>(
      sql`select i.id, i.number, i.issued_on as "issuedOn", i.due_on as "dueOn", i.total,
          i.open_amount as "openAmount", ${overdueDays(ctx)} as "overdueDays"
        from finance.invoice i
        where i.tenant_id = ${ctx.tenantId} and i.customer_id = ${customerId}
          and i.currency = ${currency} and i.settled_on is null
        order by i.due_on, i.number limit ${ITEMS_MAX}`,
      sql`select r.id, 'receipt' as kind, r.number, r.received_on as "on", r.amount, r.unapplied,
          r.version
        from finance.receipt r
        where r.tenant_id = ${ctx.tenantId} and r.customer_id = ${customerId}
          and r.currency = ${currency} and r.unapplied > 0
        union all
        select n.id, 'credit_note', n.number, n.issued_on, n.total, n.unapplied, n.version
        from finance.credit_note n
        where n.tenant_id = ${ctx.tenantId} and n.customer_id = ${customerId}
          and n.currency = ${currency} and n.unapplied > 0
        order by 4, 3 limit ${ITEMS_MAX}`,
    );
    return { currency, invoices, unapplied };
  },
});
