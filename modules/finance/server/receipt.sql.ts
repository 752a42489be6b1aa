import { refuse, sql, type Ctx, type RowOf, type Sql } from '@poros/kernel';

export type ReceiptRow = RowOf<'finance.receipt'>;
export type CreditNoteRow = RowOf<'finance.credit_note'>;

export const holdReceipt = (ctx: Ctx, receiptId: string): Sql =>
  sql`select * from finance.receipt
    where tenant_id = ${ctx.tenantId} and id = ${receiptId} for no key update`;

/** The receipt when it is there, within reach and not cancelled. */
export function standingReceipt(ctx: Ctx, row: ReceiptRow | undefined): ReceiptRow {
  if (!row) refuse('finance.receipt_not_found');
  ctx.ensureReach({ branchId: row.branch_id }, 'finance.receipt_not_found');
  if (row.cancelled_on) refuse('finance.receipt_cancelled', { number: row.number });
  return row;
}

export const holdCreditNote = (ctx: Ctx, creditNoteId: string): Sql =>
  sql`select * from finance.credit_note
    where tenant_id = ${ctx.tenantId} and id = ${creditNoteId} for no key update`;
