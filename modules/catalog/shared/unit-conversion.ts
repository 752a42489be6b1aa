import { divideHalfUp, type Quantity } from '@poros/kernel/shared';

/** One, at the scale of quantities. */
const ONE = 1_000_000n;

/** A quantity in base units: 3 boxes of 12 are 36 pieces. Rounded half up at the sixth decimal. */
export function toBaseUnits(quantity: Quantity, factor: Quantity): Quantity {
  return divideHalfUp(quantity * factor, ONE) as Quantity;
}

/**
 * A quantity of base units in a unit of `factor` of them: 36 pieces are 3 boxes. Rounded at the
 * sixth decimal.
 */
export function fromBaseUnits(base: Quantity, factor: Quantity): Quantity {
  if (factor <= 0n) throw new RangeError('a unit holds more than nothing');
  return divideHalfUp(base * ONE, factor) as Quantity;
}
