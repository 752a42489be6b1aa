import { Currency, DateOn, Id, PositiveQuantity, object, optional } from '@poros/kernel/shared';
import { PricedLine } from './priced-line.ts';

/** One line that nobody has ordered: what it would cost, and why. */
export const PreviewPrice = object({
  itemId: Id,
  /** Left out: a customer nobody knows by name. */
  customerId: optional(Id),
  unitId: optional(Id),
  quantity: PositiveQuantity,
  /** Left out: today. */
  on: optional(DateOn),
  /** Left out: the customer's, or else the tenant's own. */
  currency: optional(Currency),
});
export const PricePreview = object({ ...PricedLine.properties, currency: Currency, on: DateOn });
