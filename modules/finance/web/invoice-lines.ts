import { money, moneyText, quantity } from '@poros/kernel/shared/decimal';
import { newId, type RowOf } from '@poros/web-kit';
import { UNTAXED } from '../shared/tax.ts';
import { documentTotals, type DocumentTotals } from '../shared/totals.ts';

/** A line of an invoice while it is written. Amounts are decimal text. */
export interface InvoiceLine {
  readonly key: string;
  readonly description: string;
  readonly quantity: string;
  readonly unitCode: string;
  readonly unitPrice: string;
  readonly discountPercent: string;
  readonly tax: RowOf<'finance.list_tax_rules'> | null;
  readonly amount: string;
}

export const blankLine = (): InvoiceLine => ({
  key: newId(),
  description: '',
  quantity: '1',
  unitCode: 'PCS',
  unitPrice: '',
  discountPercent: '',
  tax: null,
  amount: '',
});

export const isBlankLine = (line: InvoiceLine): boolean => line.description === '';

/** The line's amount before tax, by the rule of the server. */
export const withAmount = (line: InvoiceLine): InvoiceLine => ({
  ...line,
  amount:
    line.unitPrice === '' ? '' : moneyText(totalsOf([line], 'IDR').lines[0]?.net ?? money('0')),
});

export function totalsOf(lines: readonly InvoiceLine[], currency: string): DocumentTotals {
  const counted = lines.filter((line) => line.unitPrice !== '' && line.quantity !== '');
  return documentTotals(
    counted.map((line) => ({
      quantity: quantity(line.quantity),
      unitPrice: money(line.unitPrice),
      discountPercent: line.discountPercent || '0',
      tax: line.tax ?? UNTAXED,
    })),
    currency,
  );
}

export const linesToSend = (lines: readonly InvoiceLine[]) =>
  lines.map((line) => ({
    description: line.description,
    quantity: line.quantity || '1',
    unitCode: line.unitCode || 'PCS',
    unitPrice: line.unitPrice || '0',
    taxCode: line.tax?.code ?? UNTAXED.code,
    ...(line.discountPercent && { discountPercent: line.discountPercent }),
  }));
