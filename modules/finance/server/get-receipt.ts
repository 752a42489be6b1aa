import { query, refuse, sql } from '@poros/kernel';
import { GetReceipt, Receipt } from '../shared/receipt.ts';
import { receiptColumns, receiptTables } from './receipt-columns.sql.ts';
import { allocationsOf } from './settlement.ts';

export const getReceipt = query({
  name: 'finance.get_receipt',
  http: 'GET /finance/receipts/:receiptId',
  permission: 'finance.receipt.read',
  summary: 'A receipt with the invoices it was set against.',
  input: GetReceipt,
  output: Receipt,
  refuses: ['finance.receipt_not_found'],

  async run(ctx, { receiptId }) {
    const [[head], allocations] = await ctx.readAll<
      [Omit<Receipt, 'allocations'>[], Receipt['allocations']]
    >(
      sql`select ${receiptColumns(ctx)}, r.cancelled_on as "cancelledOn",
          r.cancel_reason as "cancelReason", r.journal_id as "journalId",
          j.number as "journalNumber", r.version
        from ${receiptTables}
        join finance.journal j on j.tenant_id = r.tenant_id and j.id = r.journal_id
        where r.tenant_id = ${ctx.tenantId} and r.id = ${receiptId}`,
      allocationsOf(ctx, { kind: 'receipt', id: receiptId }),
    );
    if (!head) refuse('finance.receipt_not_found');
    ctx.ensureReach({ branchId: head.branchId }, 'finance.receipt_not_found');
    return { ...head, allocations };
  },
});
