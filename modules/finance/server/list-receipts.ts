import { found, page, query, raw, sql } from '@poros/kernel';
import {
  RECEIPT_STATUSES,
  RECEIPT_METHODS,
  ListReceipts,
  ReceiptPage,
  type ReceiptRow,
} from '../shared/receipt.ts';
import { receiptColumns, receiptTables } from './receipt-columns.sql.ts';

export const listReceipts = query({
  name: 'finance.list_receipts',
  http: 'GET /finance/receipts',
  permission: 'finance.receipt.read',
  summary: 'Receipts within reach, newest first.',
  input: ListReceipts,
  output: ReceiptPage,

  run: (ctx, input) =>
    page<ReceiptRow>(ctx, input, {
      select: receiptColumns(ctx),
      from: receiptTables,
      where: [
        sql`r.tenant_id = ${ctx.tenantId}`,
        ctx.within({ branch: sql`r.branch_id`, owner: sql`r.created_by` }),
        input.status !== undefined && sql`r.status = ${input.status}`,
        input.customerId !== undefined && sql`r.customer_id = ${input.customerId}`,
        input.branchId !== undefined && sql`r.branch_id = ${input.branchId}`,
        input.isUnapplied !== undefined && sql`(r.unapplied > 0) = ${input.isUnapplied}`,
        input.from !== undefined && sql`r.received_on >= ${input.from}`,
        input.to !== undefined && sql`r.received_on <= ${input.to}`,
        input.search?.trim()
          ? sql`(${found(input.search, sql`r.id`, raw('finance.search_receipt'))}
        or ${found(input.search, sql`r.customer_id`, raw('party.search_customer'))})`
          : undefined,
      ],
      id: sql`r.id`,
      columns: {
        receivedOn: { by: sql`r.received_on`, type: 'date' },
        number: { by: sql`r.number`, type: 'text' },
        customer: { by: sql`c.name`, type: 'text' },
        method: { by: sql`r.method`, type: 'word', words: RECEIPT_METHODS },
        status: { by: sql`r.status`, type: 'word', words: RECEIPT_STATUSES },
        amount: { by: sql`r.amount`, type: 'numeric', sum: sql`r.currency` },
        unapplied: { by: sql`r.unapplied`, type: 'numeric', sum: sql`r.currency` },
      },
      defaultSort: '-receivedOn',
    }),
});
