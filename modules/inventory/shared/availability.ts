import { NO_QUANTITY, type Quantity } from '@poros/kernel/shared/decimal';

/** What is on the shelf, how much of it is promised, and the policies of the warehouse. */
export interface Promised {
  readonly onHand: Quantity;
  readonly reserved: Quantity;
  readonly mayBackorder: boolean;
  readonly mayGoNegative: boolean;
}

export const STOCK_STATUSES = ['ok', 'low', 'oversold'] as const;
export type StockStatus = (typeof STOCK_STATUSES)[number];

/** On hand less what is promised to orders; below zero where more is promised than there is. */
export function available(stock: Pick<Promised, 'onHand' | 'reserved'>): Quantity {
  return (stock.onHand - stock.reserved) as Quantity;
}

/** Oversold: more promised than on hand. Low: at the reorder point, or below it. */
export function stockStatus(
  stock: Pick<Promised, 'onHand' | 'reserved'>,
  reorderPoint: Quantity,
): StockStatus {
  const left = available(stock);
  if (left < 0n) return 'oversold';
  return left <= reorderPoint ? 'low' : 'ok';
}

/** How much may still be promised; undefined when the warehouse takes orders without limit. */
export function mayReserve(stock: Promised): Quantity | undefined {
  return stock.mayBackorder ? undefined : atLeastNothing(available(stock));
}

/**
 * How much may leave, of which `released` was promised to the one who takes it; undefined without
 * limit. Nobody takes what is promised to someone else, and nobody takes what is not there, unless
 * the warehouse says so.
 */
export function mayTake(stock: Promised, released: Quantity = NO_QUANTITY): Quantity | undefined {
  if (stock.mayGoNegative) return undefined;
  const onShelf = atLeastNothing(stock.onHand);
  if (stock.mayBackorder) return onShelf;
  const free = (atLeastNothing(available(stock)) + released) as Quantity;
  return free < onShelf ? free : onShelf;
}

/**
 * After a count or a loss less may be on hand than is promised, against the warehouse's rule: the
 * row is short.
 */
export function isShort(stock: Promised): boolean {
  return available(stock) < 0n && !stock.mayBackorder && !stock.mayGoNegative;
}

function atLeastNothing(amount: Quantity): Quantity {
  return amount > 0n ? amount : NO_QUANTITY;
}
