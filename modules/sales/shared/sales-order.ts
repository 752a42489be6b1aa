import {
  DateOn,
  Id,
  Instant,
  MoneyText,
  Name,
  Note,
  Page,
  PercentText,
  PositiveQuantity,
  PriceText,
  QuantityText,
  Type,
  Version,
  listInput,
  nullable,
  object,
  oneOf,
  optional,
  type Static,
} from '@poros/kernel/shared';
import { DELIVERY_STATUSES, ORDER_STATUSES } from './order-status.ts';

const Reference = Type.String({ maxLength: 60 });
const Place = Type.String({ maxLength: 300 });

export const OrderLineInput = object({
  itemId: Id,
  unitId: optional(Id),
  quantity: PositiveQuantity,
  /** Left out, the price rules decide; given, the caller needs the right to set prices. */
  price: optional(PriceText),
  discountPercent: optional(PercentText),
});
export type OrderLineInput = Static<typeof OrderLineInput>;

const orderFields = {
  customerId: Id,
  warehouseId: optional(Id),
  orderedOn: optional(DateOn),
  deadlineOn: optional(nullable(DateOn)),
  customerReference: optional(Reference),
  deliverTo: optional(Place),
  note: optional(Note),
  lines: Type.Array(OrderLineInput, { minItems: 1, maxItems: 500 }),
};

export const CreateOrder = object({ id: optional(Id), ...orderFields });
export type CreateOrder = Static<typeof CreateOrder>;
export const ChangeOrder = object({ orderId: Id, version: Version, ...orderFields });
export const MoveOrder = object({ orderId: Id, version: Version });
export const ReasonedMove = object({
  orderId: Id,
  version: Version,
  reason: Type.String({ minLength: 3, maxLength: 500 }),
});

/** What a command on an order answers: where the order stands now. */
export const OrderState = object({
  id: Id,
  number: Type.String(),
  status: oneOf(ORDER_STATUSES),
  total: MoneyText,
  version: Type.Integer(),
});

export const OrderLine = object({
  id: Id,
  lineNo: Type.Integer(),
  itemId: Id,
  itemCode: Type.String(),
  description: Name,
  unitId: Id,
  unitCode: Type.String(),
  factor: QuantityText,
  quantity: QuantityText,
  price: MoneyText,
  priceRule: Type.String(),
  priceExplanation: Type.Array(
    object({
      rule: Type.String(),
      label: Type.String(),
      price: Type.String(),
      used: Type.Boolean(),
      why: Type.String(),
    }),
  ),
  discountPercent: Type.String(),
  taxCode: Type.String(),
  net: MoneyText,
  tax: MoneyText,
  quantityDelivered: QuantityText,
  quantityInvoiced: QuantityText,
});

export const OrderRow = object({
  id: Id,
  number: Type.String(),
  branchId: Id,
  branchName: Type.String(),
  customerId: Id,
  customerCode: Type.String(),
  customerName: Type.String(),
  orderedOn: DateOn,
  deadlineOn: nullable(DateOn),
  status: oneOf(ORDER_STATUSES),
  holdReason: nullable(Type.String()),
  currency: Type.String(),
  total: MoneyText,
  version: Type.Integer(),
});
export type OrderRow = Static<typeof OrderRow>;

export const ListOrders = object({
  ...listInput,
  /** Statuses with commas between. */
  statuses: optional(Type.String({ pattern: '^[a-z_,]{1,200}$' })),
  customerId: optional(Id),
  itemId: optional(Id),
  from: optional(DateOn),
  to: optional(DateOn),
  branchId: optional(Id),
  isLate: optional(Type.Boolean()),
  /** Waiting, and I may say yes: not submitted by me, unless one may approve one's own. */
  awaitsMe: optional(Type.Boolean()),
});
export const OrderPage = Page(OrderRow);

export const RelatedDelivery = object({
  id: Id,
  number: Type.String(),
  status: oneOf(DELIVERY_STATUSES),
  plannedOn: DateOn,
  shippedOn: nullable(DateOn),
  etaOn: nullable(DateOn),
  actualOn: nullable(DateOn),
  driverName: Type.String(),
});
export const RelatedInvoice = object({
  invoiceId: Id,
  number: Type.String(),
  total: MoneyText,
  paidOn: nullable(DateOn),
});

export const Order = object({
  ...OrderRow.properties,
  customerTier: nullable(Type.String()),
  warehouseId: nullable(Id),
  paymentTermsDays: Type.Integer(),
  customerReference: Reference,
  deliverTo: Place,
  note: Note,
  holdOver: nullable(MoneyText),
  gross: MoneyText,
  discount: MoneyText,
  net: MoneyText,
  taxBase: MoneyText,
  tax: MoneyText,
  createdAt: Instant,
  createdBy: nullable(Id),
  submittedAt: nullable(Instant),
  approvedAt: nullable(Instant),
  lines: Type.Array(OrderLine),
  deliveries: Type.Array(RelatedDelivery),
  invoices: Type.Array(RelatedInvoice),
});
export type Order = Static<typeof Order>;

/** What the caller sees of the customer's credit before and after an order. */
export const CreditView = object({
  verdict: oneOf(['ok', 'over_limit', 'overdue', 'on_hold']),
  limit: MoneyText,
  exposure: MoneyText,
  over: MoneyText,
  receivable: MoneyText,
  onOrder: MoneyText,
  unapplied: MoneyText,
  overdueAmount: MoneyText,
  overdueDays: Type.Integer(),
  overdueDaysAllowed: Type.Integer(),
});

/** One line's price for a customer on a day, with the tax rule that the totals need. */
export const PriceView = object({
  itemCode: Type.String(),
  itemName: Type.String(),
  unitId: Id,
  unitCode: Type.String(),
  price: MoneyText,
  rule: Type.String(),
  explanation: OrderLine.properties.priceExplanation,
  tax: object({
    code: Type.String(),
    rateBp: Type.Integer(),
    baseNumerator: Type.Integer(),
    baseDenominator: Type.Integer(),
    isIncluded: Type.Boolean(),
  }),
});
