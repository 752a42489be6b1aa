import { DateOn, Id, MoneyText, Type, object, optional } from '@poros/kernel/shared';

export const InvoiceOrder = object({
  orderId: Id,
  issuedOn: optional(DateOn),
  dueOn: optional(DateOn),
});

export const OrderInvoiced = object({
  orderId: Id,
  invoiceId: Id,
  number: Type.String(),
  total: MoneyText,
  dueOn: DateOn,
});
