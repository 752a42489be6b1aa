import { formatDecimal } from '@poros/kernel/shared';
import { hasCheckDigit } from './check-digit.ts';

/** What a scale printed: the item's number at the scale, and either a weight or a price. */
export interface ScaleCode {
  readonly number: string;
  /** Decimal text in the item's unit; null when the code carries a price. */
  readonly quantity: string | null;
  /** Whole currency units; null when the code carries a weight. */
  readonly amount: string | null;
}

/**
 * Reads an in-store EAN-13 of a scale: `21 PPPPP WWWWW C` is a weight in thousandths of the unit,
 * `22 PPPPP AAAAA C` a price. 2112345012506 is item 12345, 1.250 kg. Undefined for every other
 * code; prefixes 20 to 29 are the company's own.
 */
export function readScaleCode(code: string): ScaleCode | undefined {
  const match = /^2([12])(\d{5})(\d{5})\d$/.exec(code);
  if (!match || !hasCheckDigit(code)) return undefined;
  const [, kind, number = '', value = ''] = match;
  return kind === '1'
    ? { number, quantity: formatDecimal(BigInt(value), 3), amount: null }
    : { number, quantity: null, amount: BigInt(value).toString() };
}
