/**
 * Exact decimals as scaled bigints. Money has scale 4, quantities and rates have scale 6; both
 * travel as
 * decimal text in JSON and as `numeric` in PostgreSQL. A float never meets an amount.
 */
declare const unit: unique symbol;
/** An amount in units of 1/10,000 of the currency. */
export type Money = bigint & { readonly [unit]: 'money' };
/** A quantity in units of 1/1,000,000 of the item's unit. */
export type Quantity = bigint & { readonly [unit]: 'quantity' };

const MONEY_SCALE = 4;
const QUANTITY_SCALE = 6;

/**
 * Reads decimal text ('32500000', '-1.5') into a bigint of `scale` digits; throws RangeError on
 * anything else.
 */
export function parseDecimal(text: string, scale: number): bigint {
  const match = /^(-?)(\d{1,20})(?:\.(\d{1,12}))?$/.exec(text);
  if (!match) throw new RangeError(`not a decimal: ${text.slice(0, 40)}`);
  const [, sign, whole = '0', fraction = ''] = match;
  if (fraction.length > scale && /[1-9]/.test(fraction.slice(scale)))
    throw new RangeError(`more than ${scale} decimals: ${text.slice(0, 40)}`);
  const digits = BigInt(whole + fraction.slice(0, scale).padEnd(scale, '0'));
  return sign === '-' ? -digits : digits;
}

/** Writes a scaled bigint as decimal text with exactly `scale` decimals. */
export function formatDecimal(value: bigint, scale: number): string {
  const sign = value < 0n ? '-' : '';
  const digits = (value < 0n ? -value : value).toString().padStart(scale + 1, '0');
  return scale === 0 ? sign + digits : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** Divides and rounds half away from zero: 5 / 2 = 3, -5 / 2 = -3. `divisor` is positive. */
export function divideHalfUp(value: bigint, divisor: bigint): bigint {
  const half = value < 0n ? -(divisor / 2n) : divisor / 2n;
  return (value + half) / divisor;
}

export const money = (text: string): Money => parseDecimal(text, MONEY_SCALE) as Money;
export const quantity = (text: string): Quantity => parseDecimal(text, QUANTITY_SCALE) as Quantity;
export const moneyText = (value: Money): string => formatDecimal(value, MONEY_SCALE);
export const quantityText = (value: Quantity): string => formatDecimal(value, QUANTITY_SCALE);
export const NO_MONEY = 0n as Money;
export const NO_QUANTITY = 0n as Quantity;

export const addMoney = (a: Money, b: Money): Money => (a + b) as Money;
export const subtractMoney = (a: Money, b: Money): Money => (a - b) as Money;
export const negateMoney = (a: Money): Money => -a as Money;
export const addQuantity = (a: Quantity, b: Quantity): Quantity => (a + b) as Quantity;
export const subtractQuantity = (a: Quantity, b: Quantity): Quantity => (a - b) as Quantity;

export function sumMoney(values: Iterable<Money>): Money {
  let total = 0n;
  for (const value of values) total += value;
  return total as Money;
}

/** Rounds half away from zero to `decimals` (0 for rupiah notes, 2 for stored line amounts). */
export function roundMoney(value: Money, decimals: number): Money {
  if (decimals >= MONEY_SCALE) return value;
  const step = 10n ** BigInt(MONEY_SCALE - decimals);
  return (divideHalfUp(value, step) * step) as Money;
}

/** quantity × unit price, rounded half up to `decimals`. */
export function multiply(amount: Quantity, price: Money, decimals = MONEY_SCALE): Money {
  return scaled(amount * price, QUANTITY_SCALE + MONEY_SCALE, decimals);
}

/**
 * value × numerator / denominator, rounded half up to `decimals`; the fraction is kept until the
 * end.
 */
export function fraction(
  value: Money,
  numerator: bigint,
  denominator: bigint,
  decimals = 4,
): Money {
  const step = 10n ** BigInt(MONEY_SCALE - decimals);
  return (divideHalfUp(value * numerator, denominator * step) * step) as Money;
}

/** The share of a value at a quantity: value × part / whole, rounded to scale 4. */
export function prorate(value: Money, part: Quantity, whole: Quantity): Money {
  return divideHalfUp(value * part, whole) as Money;
}

/** value ÷ quantity as a unit price of scale 4, half up. */
export function unitPrice(value: Money, amount: Quantity): Money {
  if (amount === 0n) throw new RangeError('no quantity to divide by');
  return divideHalfUp(value * 10n ** BigInt(QUANTITY_SCALE), amount) as Money;
}

/**
 * Splits a total over weights so that the shares add up exactly (largest remainder; equal
 * remainders go to
 * the lowest index, so every node agrees). Shares are whole multiples of 10^-decimals.
 */
export function spread(total: Money, weights: readonly bigint[], decimals = 0): Money[] {
  const step = 10n ** BigInt(MONEY_SCALE - decimals);
  const units = total / step;
  const whole = weights.reduce((sum, weight) => sum + weight, 0n);
  if (whole <= 0n) throw new RangeError('weights must add up to more than zero');
  const shares = weights.map((weight) => (units * weight) / whole);
  let rest = units - shares.reduce((sum, share) => sum + share, 0n);
  const order = weights
    .map((weight, index) => ({ index, remainder: (units * weight) % whole }))
    .sort((a, b) =>
      a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1,
    );
  for (const { index } of order) {
    if (rest <= 0n) break;
    shares[index] = (shares[index] ?? 0n) + 1n;
    rest -= 1n;
  }
  return shares.map((share) => (share * step) as Money);
}

function scaled(product: bigint, scale: number, decimals: number): Money {
  const rounded = divideHalfUp(product, 10n ** BigInt(scale - decimals));
  return (rounded * 10n ** BigInt(MONEY_SCALE - decimals)) as Money;
}
