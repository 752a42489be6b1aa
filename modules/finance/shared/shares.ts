import { NO_MONEY, spread, type Money } from '@poros/kernel/shared';

/**
 * Splits a document's amount over its parts so that the shares add up; without weights the first
 * part takes all.
 */
export function sharesOf(total: Money, weights: readonly Money[], decimals: number): Money[] {
  if (weights.some((weight) => weight > 0n)) return spread(total, weights, decimals);
  return weights.map((_, index) => (index === 0 ? total : NO_MONEY));
}
