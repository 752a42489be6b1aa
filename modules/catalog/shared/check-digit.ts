import type { BarcodeKind } from './barcode.ts';

const LENGTHS: Readonly<Record<number, BarcodeKind>> = { 8: 'ean8', 12: 'upca', 13: 'ean13' };

/**
 * The check digit of a GS1 code without its last digit: weights 3 and 1 alternate from the right,
 * beginning with 3 (from the left of an EAN-13 that is 1, 3, 1, …). 899123456789 → 1.
 */
export function checkDigit(body: string): number {
  let sum = 0;
  for (let place = 0; place < body.length; place += 1)
    sum += Number(body[body.length - 1 - place]) * (place % 2 === 0 ? 3 : 1);
  return (10 - (sum % 10)) % 10;
}

/** True for 8, 12 or 13 digits of which the last checks the others. */
export function hasCheckDigit(code: string): boolean {
  return (
    /^\d+$/.test(code) &&
    code.length in LENGTHS &&
    checkDigit(code.slice(0, -1)) === Number(code.at(-1))
  );
}

/**
 * What kind of code this is by its look. A number with a wrong check digit looks like a GS1 code
 * all the same.
 */
export function looksLike(code: string): BarcodeKind {
  return (/^\d+$/.test(code) && LENGTHS[code.length]) || 'internal';
}

/**
 * The one form in which a code is kept. A UPC-A of 12 digits and the EAN-13 that some scanners make
 * of it by a leading zero are the same code.
 */
export function canonicalBarcode(code: string): string {
  return code.length === 13 && code.startsWith('0') && hasCheckDigit(code) ? code.slice(1) : code;
}
