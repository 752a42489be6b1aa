import {
  Currency,
  DateOn,
  Id,
  MoneyText,
  Page,
  PositiveMoney,
  Type,
  Version,
  listInput,
  nullable,
  object,
  oneOf,
  optional,
  type Static,
} from '@poros/kernel/shared';

export const RECEIPT_METHODS = ['cash', 'transfer', 'card', 'qris', 'cheque'] as const;
export const RECEIPT_STATUSES = ['received', 'cancelled'] as const;

const Reason = Type.String({ minLength: 3, maxLength: 500 });
const AllocationInput = object({ invoiceId: Id, amount: PositiveMoney });
const Allocations = Type.Array(AllocationInput, { minItems: 1, maxItems: 200 });
export type AllocationInput = Static<typeof AllocationInput>;

/** What the allocations leave over stays with the customer as unapplied. */
export const ReceivePayment = object({
  id: optional(Id),
  customerId: Id,
  receivedOn: optional(DateOn),
  method: oneOf(RECEIPT_METHODS),
  accountId: Id,
  amount: PositiveMoney,
  currency: optional(Currency),
  reference: optional(Type.String({ maxLength: 100 })),
  allocations: Type.Array(AllocationInput, { maxItems: 200 }),
});
export const PaymentReceived = object({
  id: Id,
  number: Type.String(),
  unapplied: MoneyText,
  journalId: Id,
});

export const AllocateReceipt = object({
  receiptId: Id,
  version: Version,
  allocations: Allocations,
});
export const AllocateCreditNote = object({
  creditNoteId: Id,
  version: Version,
  allocations: Allocations,
});
export const Allocated = object({ id: Id, unapplied: MoneyText, version: Type.Integer() });
export const ReleaseAllocation = object({ allocationId: Id });
export const CancelReceipt = object({ receiptId: Id, version: Version, reason: Reason });

const receiptHead = {
  id: Id,
  number: Type.String(),
  branchId: Id,
  customerId: Id,
  customerName: Type.String(),
  receivedOn: DateOn,
  method: oneOf(RECEIPT_METHODS),
  accountId: Id,
  accountName: Type.String(),
  currency: Currency,
  amount: MoneyText,
  unapplied: MoneyText,
  reference: Type.String(),
  status: oneOf(RECEIPT_STATUSES),
};
export const ReceiptRow = object(receiptHead);
export type ReceiptRow = Static<typeof ReceiptRow>;
export const ListReceipts = object({
  ...listInput,
  status: optional(oneOf(RECEIPT_STATUSES)),
  customerId: optional(Id),
  branchId: optional(Id),
  isUnapplied: optional(Type.Boolean()),
  from: optional(DateOn),
  to: optional(DateOn),
});
export const ReceiptPage = Page(ReceiptRow);
export const GetReceipt = object({ receiptId: Id });
export const Receipt = object({
  ...receiptHead,
  cancelledOn: nullable(DateOn),
  cancelReason: nullable(Type.String()),
  journalId: Id,
  journalNumber: Type.String(),
  version: Type.Integer(),
  allocations: Type.Array(
    object({
      id: Id,
      invoiceId: Id,
      number: Type.String(),
      on: DateOn,
      amount: MoneyText,
      journalId: Id,
      isReversed: Type.Boolean(),
    }),
  ),
});
export type Receipt = Static<typeof Receipt>;

/** What a customer owes, oldest first, as a receipt is written against it. */
export const ListOpenItems = object({ customerId: Id, currency: optional(Currency) });
export const OpenItems = object({
  currency: Currency,
  invoices: Type.Array(
    object({
      id: Id,
      number: Type.String(),
      issuedOn: DateOn,
      dueOn: DateOn,
      total: MoneyText,
      openAmount: MoneyText,
      overdueDays: Type.Integer(),
    }),
  ),
  unapplied: Type.Array(
    object({
      id: Id,
      kind: oneOf(['receipt', 'credit_note']),
      number: Type.String(),
      on: DateOn,
      amount: MoneyText,
      unapplied: MoneyText,
      version: Type.Integer(),
    }),
  ),
});
