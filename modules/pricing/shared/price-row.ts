import {
  DateOn,
  Id,
  Page,
  PriceText,
  QuantityText,
  Type,
  Version,
  listInput,
  object,
  optional,
  type Static,
} from '@poros/kernel/shared';
import { validity, validityGiven } from './validity.ts';

/** At most so many rows of a grid are saved in one act. */
export const PRICES_PER_CHANGE_MAX = 500;

/** From which quantity on, in the price's own unit; 0 is the plain price. */
export const MinQuantity = Type.String({
  pattern: '^\\d{1,13}(\\.\\d{1,6})?$',
  description: 'Decimal quantity, ≥ 0',
});

/** One price of an item in a unit, in a list or a contract. */
export const PriceRow = object({
  id: Id,
  itemId: Id,
  itemCode: Type.String(),
  itemName: Type.String(),
  unitId: Id,
  unitCode: Type.String(),
  price: PriceText,
  minQuantity: QuantityText,
  ...validity,
  /** What the same unit costs without any list, for comparison. */
  basePrice: PriceText,
  version: Type.Integer(),
});
export type PriceRow = Static<typeof PriceRow>;
export const PriceRowPage = Page(PriceRow);

export const NewPrice = object({
  id: optional(Id),
  itemId: Id,
  /** Left out: the item's base unit. */
  unitId: optional(Id),
  price: PriceText,
  minQuantity: optional(MinQuantity),
  ...validityGiven,
});
export type NewPrice = Static<typeof NewPrice>;

const ChangedPrice = object({
  id: Id,
  version: Version,
  price: PriceText,
  minQuantity: MinQuantity,
  ...validity,
});

/** What a grid of prices has become since it was read: all of it is saved, or nothing. */
export const priceChanges = {
  created: Type.Array(NewPrice, { maxItems: PRICES_PER_CHANGE_MAX }),
  changed: Type.Array(ChangedPrice, { maxItems: PRICES_PER_CHANGE_MAX }),
  archived: Type.Array(object({ id: Id, version: Version }), { maxItems: PRICES_PER_CHANGE_MAX }),
};
const PriceChanges = object(priceChanges);
export type PriceChanges = Static<typeof PriceChanges>;
export const PricesSaved = object({
  created: Type.Integer(),
  changed: Type.Integer(),
  archived: Type.Integer(),
});

export const listPricesInput = {
  ...listInput,
  itemId: optional(Id),
  /** Only what is valid on this day. */
  on: optional(DateOn),
};
