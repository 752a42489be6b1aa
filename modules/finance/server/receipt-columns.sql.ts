import { sql, type QueryCtx, type Sql } from '@poros/kernel';
import { accountName } from './account.sql.ts';

/** What every answer about a receipt shows. */
export const receiptColumns = (ctx: QueryCtx): Sql => sql`r.id, r.number, r.branch_id as "branchId",
  r.customer_id as "customerId", c.name as "customerName", r.received_on as "receivedOn", r.method,
  r.account_id as "accountId", ${accountName(ctx)} as "accountName", r.currency, r.amount,
  r.unapplied, r.reference, r.status`;

export const receiptTables: Sql = sql`finance.receipt r
  join finance.account a on a.tenant_id = r.tenant_id and a.id = r.account_id
  join party.v_customer c on c.tenant_id = r.tenant_id and c.id = r.customer_id`;
