import { divideHalfUp, type Money } from '@poros/kernel/shared';

/**
 * An exact amount in units of Money: PPN in a price leaves a remainder over 111 that no decimal can
 * hold.
 */
export interface Ratio {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export const times = (ratio: Ratio, numerator: bigint, denominator: bigint): Ratio => ({
  numerator: ratio.numerator * numerator,
  denominator: ratio.denominator * denominator,
});

/**
 * Adds exactly. Equal denominators are added first, so that five hundred lines cost as little as
 * two.
 */
export function sum(ratios: Iterable<Ratio>): Ratio {
  const byDenominator = new Map<bigint, bigint>();
  for (const { numerator, denominator } of ratios)
    byDenominator.set(denominator, (byDenominator.get(denominator) ?? 0n) + numerator);
  let total: Ratio = { numerator: 0n, denominator: 1n };
  for (const [denominator, numerator] of byDenominator)
    total = {
      numerator: total.numerator * denominator + numerator * total.denominator,
      denominator: total.denominator * denominator,
    };
  return total;
}

/** Half away from zero to so many decimals of the currency. */
export function rounded({ numerator, denominator }: Ratio, decimals: number): Money {
  const step = 10n ** BigInt(4 - decimals);
  return (divideHalfUp(numerator, denominator * step) * step) as Money;
}
