import { refuse } from '@poros/kernel';
import type { BarcodeKind } from '../shared/barcode.ts';
import { canonicalBarcode, checkDigit, hasCheckDigit, looksLike } from '../shared/check-digit.ts';

/**
 * A code as it is kept: in its one form, with its kind. What looks like a GS1 number must check
 * itself, unless the caller says that it is a number of the company's own.
 */
export function readBarcode(
  written: string,
  said: BarcodeKind | undefined,
): { readonly code: string; readonly kind: BarcodeKind } {
  const kind = said ?? looksLike(written);
  if (kind === 'internal') return { code: written, kind };
  if (looksLike(written) !== kind || !hasCheckDigit(written)) {
    const body = written.slice(0, -1);
    refuse('catalog.barcode_check_digit', {
      code: written,
      expected: /^\d+$/.test(body) ? `${body}${checkDigit(body)}` : '',
    });
  }
  const code = canonicalBarcode(written);
  return { code, kind: looksLike(code) };
}

/** The item's codes side by side, for the search. */
export const barcodeText = (codes: readonly string[]): string => codes.join(' ').trim();
