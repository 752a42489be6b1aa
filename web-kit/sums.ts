import { formatDecimal, parseDecimal } from '@poros/kernel/shared/decimal';

/** Adds decimal texts exactly. */
export function sumText(values: Iterable<string | number | boolean | null | undefined>): string {
  let total = 0n;
  for (const value of values)
    if (typeof value === 'string' && value !== '') total += parseDecimal(value, 6);
  return formatDecimal(total, 6);
}
