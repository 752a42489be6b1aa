import {
  NO_MONEY,
  NO_QUANTITY,
  fraction,
  multiply,
  unitPrice,
  type Money,
  type Quantity,
} from '@poros/kernel/shared/decimal';

/**
 * Values of moves are whole hundredths of the currency, so that journals can carry them as they
 * are.
 */
const VALUE_DECIMALS = 2;

/**
 * How much of an item a warehouse holds and what it is worth. `unitCost` is the moving average,
 * value ÷ onHand; with nothing on hand it remembers the last one.
 */
export interface Holding {
  readonly onHand: Quantity;
  readonly value: Money;
  readonly unitCost: Money;
}

/** One entry of the stock card: signed quantity and signed value; a revaluation has no quantity. */
export interface Movement {
  readonly isRevaluation: boolean;
  readonly quantity: Quantity;
  readonly unitCost: Money;
  readonly value: Money;
  readonly after: Holding;
}

/** A holding after what happened, with the one or two movements that led there. */
export interface Moved {
  readonly after: Holding;
  readonly movements: readonly Movement[];
}

export const NOTHING: Holding = { onHand: NO_QUANTITY, value: NO_MONEY, unitCost: NO_MONEY };

/**
 * Goods arrive for `value` in total. Stock below zero is settled first: what had been issued at a
 * guessed cost now has a real one, and the difference leaves as a revaluation, so that the rest is
 * worth exactly what was paid for it.
 */
export function receive(holding: Holding, quantity: Quantity, value: Money): Moved {
  const onHand = (holding.onHand + quantity) as Quantity;
  const plain = (holding.value + value) as Money;
  const settled = holding.onHand < 0n ? valueOnceSettled(holding, quantity, value) : plain;
  const unitCost = averageOf(onHand, settled) ?? unitPrice(value, quantity);

  const arrived = movement(quantity, value, { onHand, value: plain, unitCost });
  if (settled === plain) return { after: arrived.after, movements: [arrived] };
  const after = { onHand, value: settled, unitCost };
  return { after, movements: [arrived, revaluation((settled - plain) as Money, after)] };
}

/**
 * Goods leave at the moving average, which stays. The last unit takes whatever value is left, so no
 * rounding stays behind; what goes below zero leaves at the last known cost.
 */
export function issue(holding: Holding, quantity: Quantity): Moved {
  const onHand = (holding.onHand - quantity) as Quantity;
  const value = (holding.value - valueOfIssue(holding, quantity)) as Money;
  const after = { onHand, value, unitCost: holding.unitCost };
  const left = movement(-quantity as Quantity, (value - holding.value) as Money, after);
  return { after, movements: [left] };
}

/**
 * The books follow what was found: more at the average cost (at `costWhenUnknown` if the item never
 * had one), less as an issue. `difference` is not zero.
 */
export function adjust(holding: Holding, difference: Quantity, costWhenUnknown: Money): Moved {
  if (difference < 0n) return issue(holding, -difference as Quantity);
  return receive(holding, difference, valueOfFound(holding, difference, costWhenUnknown));
}

/** Quantity and value as the document says them, and what was revalued on the way. */
export interface Total {
  readonly quantity: Quantity;
  readonly value: Money;
  readonly revalued: Money;
}

export function totalOf(moved: Moved): Total {
  let [quantity, value, revalued] = [0n, 0n, 0n];
  for (const one of moved.movements) {
    quantity += one.quantity;
    if (one.isRevaluation) revalued += one.value;
    else value += one.value;
  }
  return { quantity: quantity as Quantity, value: value as Money, revalued: revalued as Money };
}

function valueOfIssue(holding: Holding, quantity: Quantity): Money {
  if (holding.onHand <= 0n) return multiply(quantity, holding.unitCost, VALUE_DECIMALS);
  if (quantity < holding.onHand)
    return fraction(holding.value, quantity, holding.onHand, VALUE_DECIMALS);
  const beyond = (quantity - holding.onHand) as Quantity;
  return (holding.value + multiply(beyond, holding.unitCost, VALUE_DECIMALS)) as Money;
}

function valueOfFound(holding: Holding, quantity: Quantity, costWhenUnknown: Money): Money {
  if (holding.onHand > 0n) return fraction(holding.value, quantity, holding.onHand, VALUE_DECIMALS);
  const cost = holding.unitCost > 0n ? holding.unitCost : costWhenUnknown;
  return multiply(quantity, cost, VALUE_DECIMALS);
}

/**
 * Below zero: what is left of the debt keeps its value in proportion, what is left of the goods
 * their own price.
 */
function valueOnceSettled(holding: Holding, quantity: Quantity, value: Money): Money {
  const missing = -holding.onHand;
  if (quantity <= missing)
    return (holding.value - fraction(holding.value, quantity, missing, VALUE_DECIMALS)) as Money;
  return fraction(value, quantity - missing, quantity, VALUE_DECIMALS);
}

function averageOf(onHand: Quantity, value: Money): Money | undefined {
  return onHand > 0n ? unitPrice(value, onHand) : undefined;
}

function movement(quantity: Quantity, value: Money, after: Holding): Movement {
  const size = (quantity < 0n ? -quantity : quantity) as Quantity;
  const worth = (value < 0n ? -value : value) as Money;
  return { isRevaluation: false, quantity, unitCost: unitPrice(worth, size), value, after };
}

function revaluation(value: Money, after: Holding): Movement {
  return { isRevaluation: true, quantity: NO_QUANTITY, unitCost: after.unitCost, value, after };
}

/** The value of a receipt line: quantity × unit cost, half up to hundredths. */
export const valueOf = (quantity: Quantity, unitCost: Money): Money =>
  multiply(quantity, unitCost, VALUE_DECIMALS);
