import { moneyText } from '@poros/kernel/shared';
import type { LineAmounts } from '../shared/totals.ts';

/** The amounts of a line or a document as the columns that hold them. */
export function amountColumns(amounts: LineAmounts) {
  return {
    gross: moneyText(amounts.gross),
    discount: moneyText(amounts.discount),
    net: moneyText(amounts.net),
    tax_base: moneyText(amounts.taxBase),
    tax: moneyText(amounts.tax),
  };
}
