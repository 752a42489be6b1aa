import {
  Code,
  Currency,
  DateOn,
  Id,
  MoneyText,
  Name,
  Page,
  PercentText,
  PositiveQuantity,
  PriceText,
  QuantityText,
  Type,
  listInput,
  nullable,
  object,
  oneOf,
  optional,
  type Money,
  type Static,
} from '@poros/kernel/shared';
import type { SystemKey } from './account.ts';
import type { LineDimensions, Source } from './posting.ts';

export const INVOICE_STATUSES = ['issued', 'partly_paid', 'paid', 'credited'] as const;
export type InvoiceStatus = (typeof INVOICE_STATUSES)[number];

/** One line to invoice, as another module hands it over. Amounts are decimal text. */
export interface IssueInvoiceLine {
  readonly itemId?: string | null;
  readonly description: string;
  readonly quantity: string;
  readonly unitCode: string;
  readonly unitPrice: string;
  readonly discountPercent: string;
  readonly taxCode: string;
  /** Which revenue the line is; sales of goods unless said otherwise. */
  readonly revenueKey?: SystemKey | null;
  readonly dimensions?: Omit<LineDimensions, 'branch'>;
}

export interface IssueInvoice {
  readonly id?: string;
  readonly customerId: string;
  readonly branchId: string;
  /** At most one invoice stands for one source, until it is credited as a whole. */
  readonly source: Source;
  readonly issuedOn: string;
  /** Left out, the customer's terms give it. */
  readonly dueOn?: string;
  readonly currency: string;
  readonly reference?: string;
  readonly lines: readonly IssueInvoiceLine[];
  /** How much of what the customer had on order becomes receivable with this invoice. */
  readonly onOrderRelief: Money;
}

export interface IssuedInvoice {
  readonly id: string;
  readonly number: string;
  readonly total: string;
  readonly dueOn: string;
  /** Null for an invoice of free goods only. */
  readonly journalId: string | null;
}

/** What a person may invoice by hand; the last brings open invoices over from an older system. */
const MANUAL_REVENUE = [
  'sales_revenue',
  'service_revenue',
  'rental_revenue',
  'opening_equity',
] as const satisfies readonly SystemKey[];
const InvoiceLineInput = object({
  itemId: optional(Id),
  description: Name,
  quantity: PositiveQuantity,
  unitCode: Code,
  unitPrice: PriceText,
  discountPercent: optional(PercentText),
  taxCode: Code,
  revenueKey: optional(oneOf(MANUAL_REVENUE)),
  departmentId: optional(Id),
  projectId: optional(Id),
  equipmentId: optional(Id),
});
export const CreateInvoice = object({
  id: optional(Id),
  customerId: Id,
  issuedOn: optional(DateOn),
  dueOn: optional(DateOn),
  currency: optional(Currency),
  reference: optional(Type.String({ maxLength: 100 })),
  lines: Type.Array(InvoiceLineInput, { minItems: 1, maxItems: 500 }),
});
export const InvoiceIssued = object({
  id: Id,
  number: Type.String(),
  total: MoneyText,
  dueOn: DateOn,
  journalId: nullable(Id),
});

const invoiceHead = {
  id: Id,
  number: Type.String(),
  branchId: Id,
  customerId: Id,
  customerName: Type.String(),
  issuedOn: DateOn,
  dueOn: DateOn,
  currency: Currency,
  /** Without tax: what was sold. */
  net: MoneyText,
  total: MoneyText,
  openAmount: MoneyText,
  status: oneOf(INVOICE_STATUSES),
  reference: Type.String(),
  /** Days past the due date, while something is open. */
  overdueDays: Type.Integer(),
};
export const InvoiceRow = object(invoiceHead);
export type InvoiceRow = Static<typeof InvoiceRow>;
export const ListInvoices = object({
  ...listInput,
  status: optional(oneOf(INVOICE_STATUSES)),
  customerId: optional(Id),
  branchId: optional(Id),
  isOpen: optional(Type.Boolean()),
  isOverdue: optional(Type.Boolean()),
  from: optional(DateOn),
  to: optional(DateOn),
});
export const InvoicePage = Page(InvoiceRow);

const amounts = {
  gross: MoneyText,
  discount: MoneyText,
  net: MoneyText,
  taxBase: MoneyText,
  tax: MoneyText,
};
export const InvoiceLine = object({
  id: Id,
  lineNo: Type.Integer(),
  itemId: nullable(Id),
  description: Type.String(),
  quantity: QuantityText,
  unitCode: Type.String(),
  unitPrice: MoneyText,
  discountPercent: Type.String(),
  taxCode: Type.String(),
  isTaxIncluded: Type.Boolean(),
  ...amounts,
  quantityCredited: QuantityText,
});
const Settlement = object({
  id: Id,
  kind: oneOf(['receipt', 'credit_note']),
  documentId: Id,
  number: Type.String(),
  on: DateOn,
  amount: MoneyText,
  journalId: Id,
  isReversed: Type.Boolean(),
});
const CreditNoteOfInvoice = object({
  id: Id,
  number: Type.String(),
  issuedOn: DateOn,
  reason: Type.String(),
  total: MoneyText,
  unapplied: MoneyText,
  journalId: Id,
  version: Type.Integer(),
});
export const GetInvoice = object({ invoiceId: Id });
export const Invoice = object({
  ...invoiceHead,
  ...amounts,
  customerTaxId: nullable(Type.String()),
  customerAddress: Type.String(),
  source: object({ type: Type.String(), id: Id }),
  paid: MoneyText,
  credited: MoneyText,
  creditNoted: MoneyText,
  journalId: nullable(Id),
  journalNumber: nullable(Type.String()),
  version: Type.Integer(),
  lines: Type.Array(InvoiceLine),
  settlements: Type.Array(Settlement),
  creditNotes: Type.Array(CreditNoteOfInvoice),
});
export type Invoice = Static<typeof Invoice>;

/** Lines left out credit the whole that is not credited yet. */
export const IssueCreditNoteInput = object({
  id: optional(Id),
  invoiceId: Id,
  issuedOn: optional(DateOn),
  reason: Type.String({ minLength: 3, maxLength: 500 }),
  lines: optional(
    Type.Array(object({ invoiceLineId: Id, quantity: PositiveQuantity }), {
      minItems: 1,
      maxItems: 500,
    }),
  ),
});
export type IssueCreditNoteInput = Static<typeof IssueCreditNoteInput>;
export const GetCreditNote = object({ creditNoteId: Id });
export const CreditNote = object({
  id: Id,
  number: Type.String(),
  branchId: Id,
  customerId: Id,
  customerName: Type.String(),
  invoiceId: Id,
  invoiceNumber: Type.String(),
  issuedOn: DateOn,
  reason: Type.String(),
  currency: Currency,
  ...amounts,
  total: MoneyText,
  unapplied: MoneyText,
  journalId: Id,
  journalNumber: Type.String(),
  version: Type.Integer(),
  lines: Type.Array(
    object({
      id: Id,
      lineNo: Type.Integer(),
      description: Type.String(),
      quantity: QuantityText,
      unitCode: Type.String(),
      unitPrice: MoneyText,
      net: MoneyText,
      tax: MoneyText,
    }),
  ),
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
export type CreditNote = Static<typeof CreditNote>;
export const CreditNoteIssued = object({
  id: Id,
  number: Type.String(),
  total: MoneyText,
  unapplied: MoneyText,
  journalId: Id,
});
