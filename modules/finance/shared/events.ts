import {
  Currency,
  DateOn,
  Id,
  MoneyText,
  Type,
  event,
  object,
  type EventsOf,
} from '@poros/kernel/shared';

const Source = object({ type: Type.String(), id: Id });
const settled = { invoiceId: Id, number: Type.String(), customerId: Id, source: Source };

export const financeEvents = {
  'finance.journal_posted': event({
    entity: 'finance.journal',
    version: 1,
    permission: 'finance.journal.read',
    payload: object({
      journalId: Id,
      number: Type.String(),
      branchId: Id,
      postedOn: DateOn,
      source: Source,
      currency: Currency,
      total: MoneyText,
    }),
  }),
  'finance.invoice_issued': event({
    entity: 'finance.invoice',
    version: 1,
    permission: 'finance.invoice.read',
    payload: object({
      ...settled,
      branchId: Id,
      issuedOn: DateOn,
      dueOn: DateOn,
      currency: Currency,
      total: MoneyText,
    }),
  }),
  'finance.invoice_paid': event({
    entity: 'finance.invoice',
    version: 1,
    permission: 'finance.invoice.read',
    payload: object({ ...settled, paidOn: DateOn }),
  }),
  /** A paid invoice is open again: its payment was cancelled or taken back. */
  'finance.invoice_reopened': event({
    entity: 'finance.invoice',
    version: 1,
    permission: 'finance.invoice.read',
    payload: object({ ...settled, reopenedOn: DateOn }),
  }),
  'finance.credit_note_issued': event({
    entity: 'finance.credit_note',
    version: 1,
    permission: 'finance.invoice.read',
    payload: object({
      creditNoteId: Id,
      number: Type.String(),
      invoiceId: Id,
      customerId: Id,
      source: Source,
      currency: Currency,
      total: MoneyText,
      lines: Type.Array(object({ invoiceLineId: Id, quantity: Type.String() })),
    }),
  }),
  'finance.payment_received': event({
    entity: 'finance.receipt',
    version: 1,
    permission: 'finance.receipt.read',
    payload: object({
      receiptId: Id,
      number: Type.String(),
      customerId: Id,
      receivedOn: DateOn,
      currency: Currency,
      amount: MoneyText,
    }),
  }),
  'finance.receipt_cancelled': event({
    entity: 'finance.receipt',
    version: 1,
    permission: 'finance.receipt.read',
    payload: object({
      receiptId: Id,
      number: Type.String(),
      customerId: Id,
      amount: MoneyText,
      reason: Type.String(),
    }),
  }),
  /** Said inside the closing: a module with unfinished business of that month may still refuse. */
  'finance.period_closed': event({
    entity: 'finance.period',
    version: 1,
    permission: 'finance.period.read',
    payload: object({ periodId: Id, month: DateOn }),
  }),
  'finance.period_reopened': event({
    entity: 'finance.period',
    version: 1,
    permission: 'finance.period.read',
    payload: object({ periodId: Id, month: DateOn, reason: Type.String() }),
  }),
};

declare module '@poros/kernel/shared' {
  interface EventMap extends EventsOf<typeof financeEvents> {}
}
