import {
  Id,
  PriceText,
  QuantityText,
  Type,
  nullable,
  object,
  oneOf,
  type Static,
} from '@poros/kernel/shared';

/** The rules in the order in which they win. */
export const PRICE_RULES = ['contract', 'tier', 'break', 'list', 'base'] as const;
export type PriceRule = (typeof PRICE_RULES)[number];

/** Why a price was taken or passed over; the sentence is `pricing.why.<word>`. */
export const WHYS = [
  'used',
  'higher_rule_won',
  'higher_minimum_won',
  'exact_unit_won',
  'newer_won',
  'expired',
  'not_yet_valid',
  'below_minimum',
] as const;
export type Why = (typeof WHYS)[number];

/** One price that was looked at. `price` is per unit of the line. */
export const ConsideredPrice = object({
  rule: oneOf(PRICE_RULES),
  /** The code of the contract, tier or list that says it. */
  label: Type.String(),
  price: PriceText,
  used: Type.Boolean(),
  why: oneOf(WHYS),
});
export type ConsideredPrice = Static<typeof ConsideredPrice>;

/** A line with its price, and the path that led to it. */
export const PricedLine = object({
  itemId: Id,
  unitId: Id,
  unitCode: Type.String(),
  /** Base units in one unit of the line. */
  factor: QuantityText,
  itemCode: Type.String(),
  itemName: Type.String(),
  taxCode: Type.String(),
  isStocked: Type.Boolean(),
  isSold: Type.Boolean(),
  unitDecimals: Type.Integer(),
  /** Per unit of the line, in the currency asked for. */
  price: PriceText,
  rule: oneOf(PRICE_RULES),
  /** Row of the price that won; null for the base price. A document keeps it beside the price. */
  ruleId: nullable(Id),
  explanation: Type.Array(ConsideredPrice),
});
export type PricedLine = Static<typeof PricedLine>;

/** What is to be priced; a line without a unit is in the item's base unit. */
export interface PriceRequest {
  /** Null: a customer nobody knows by name. */
  readonly customerId: string | null;
  /** The day whose prices apply, YYYY-MM-DD. */
  readonly on: string;
  readonly currency: string;
  readonly lines: readonly LineToPrice[];
}
export interface LineToPrice {
  readonly itemId: string;
  readonly unitId: string | null;
  readonly quantity: string;
}
