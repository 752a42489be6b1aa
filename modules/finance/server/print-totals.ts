import type { Desk } from '@poros/kernel';
import { addMoney, money, moneyText, subtractMoney, sumMoney } from '@poros/kernel/shared';

export interface PrintTax {
  readonly rateBp: number;
  readonly numerator: number;
  readonly denominator: number;
}

interface Amounts {
  readonly currency: string;
  readonly discount: string;
  readonly net: string;
  readonly taxBase: string;
  readonly tax: string;
  readonly total: string;
  readonly lines: readonly { readonly net: string }[];
}

/**
 * From the lines as they are printed to the total: discount, rounding, the two bases of PPN (what
 * was sold for, and the 11/12 of it that the rate of 12 % is applied to), the tax, the total. Every
 * figure follows from those above it.
 */
export function totalRows(desk: Desk, sums: Amounts, tax: PrintTax | undefined) {
  const { currency, discount, net, taxBase, tax: taxAmount, total } = sums;
  const lineSum = sumMoney(sums.lines.map((line) => money(line.net)));
  const rounding = subtractMoney(money(net), lineSum);
  const subtotal = addMoney(lineSum, money(discount));
  const exact = desk.figures.column([moneyText(subtotal), moneyText(rounding)], currency);
  const amount = (value: string) => desk.figures.amount(value, currency);
  const rate = tax ? desk.figures.percent(String(tax.rateBp / 100)) : '';
  const share = tax ? `${tax.numerator}/${tax.denominator}` : '';
  const hasOtherBase = money(taxBase) !== money(net) && money(taxAmount) !== 0n;
  return [
    { label: desk.word('finance.paper.subtotal'), value: exact(moneyText(subtotal)) },
    money(discount) !== 0n && {
      label: desk.word('finance.paper.discount'),
      value: amount(`-${discount}`),
    },
    rounding !== 0n && {
      label: desk.word('finance.paper.line_rounding'),
      value: exact(moneyText(rounding)),
    },
    { label: desk.word('finance.paper.tax_base'), value: amount(net) },
    hasOtherBase && {
      label: desk.word('finance.paper.other_base', { share }),
      value: amount(taxBase),
    },
    { label: desk.word('finance.paper.tax', { rate }), value: amount(taxAmount) },
    {
      label: desk.word('finance.paper.total'),
      value: desk.figures.money(total, currency),
      isGrand: true,
    },
  ];
}
