import { sql, type QueryCtx, type Sql } from '@poros/kernel';

/** What every answer about an invoice shows. */
export const invoiceColumns = (ctx: QueryCtx): Sql => sql`i.id, i.number,
  i.branch_id as "branchId", i.customer_id as "customerId", i.customer_name as "customerName",
  i.issued_on as "issuedOn", i.due_on as "dueOn", i.currency, i.net, i.total,
  i.open_amount as "openAmount", i.status, i.reference, ${overdueDays(ctx)} as "overdueDays"`;

/** Days past the due date, while something is open. */
export const overdueDays = (ctx: QueryCtx): Sql =>
  sql`case when i.settled_on is null then greatest(${ctx.today}::date - i.due_on, 0) else 0 end`;
