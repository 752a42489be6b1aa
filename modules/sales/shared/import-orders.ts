import {
  Code,
  DateOn,
  PercentText,
  PositiveQuantity,
  PriceText,
  Type,
  object,
  oneOf,
  optional,
  type Static,
} from '@poros/kernel/shared';

const PastLine = object({
  itemCode: Code,
  quantity: PositiveQuantity,
  price: PriceText,
  discountPercent: optional(PercentText),
});

const PastOrder = object({
  number: Code,
  customerCode: Code,
  orderedOn: DateOn,
  lines: Type.Array(PastLine, { minItems: 1, maxItems: 200 }),
});
export type PastOrder = Static<typeof PastOrder>;

/** Orders of another system, told by code, at most 500 at a time. */
export const ImportOrders = object({
  orders: Type.Array(PastOrder, { minItems: 1, maxItems: 500 }),
});

export const OrdersImported = object({
  verdicts: Type.Array(
    object({
      number: Code,
      verdict: oneOf(['imported', 'known', 'rejected']),
      reason: Type.String(),
    }),
  ),
});
