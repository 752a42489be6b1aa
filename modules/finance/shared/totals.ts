import { parseDecimal, subtractMoney, type Money, type Quantity } from '@poros/kernel/shared';
import { currencyDecimals } from './currency.ts';
import { rounded, sum, times, type Ratio } from './ratio.ts';
import type { TaxRule } from './tax.ts';

export interface TotalLine {
  readonly quantity: Quantity;
  readonly unitPrice: Money;
  /** 0 to 100 as decimal text, at most 4 decimals: '5' is 5 %. */
  readonly discountPercent: string;
  readonly tax: TaxRule;
}

/**
 * Amounts without the tax, also where the price contains it: gross − discount = net. All have 2
 * decimals.
 */
export interface LineAmounts {
  readonly gross: Money;
  readonly discount: Money;
  readonly net: Money;
  /** What the rate is applied to; 11/12 of the net for ordinary PPN (DPP nilai lain). */
  readonly taxBase: Money;
  readonly tax: Money;
}

export interface DocumentTotals extends LineAmounts {
  readonly lines: readonly LineAmounts[];
  readonly total: Money;
}

const LINE_DECIMALS = 2;
const QUANTITY_UNIT = 1_000_000n;
const WHOLE_PERCENT = 1_000_000n;

/**
 * The amounts of a document; till, browser and server use this one function.
 *
 * Lines are kept with 2 decimals. The document's tax and total are the half-up of the *unrounded*
 * lines' sum in the decimals of the currency (whole rupiah; PER-11/PJ/2025, art. 129), and its net
 * is total − tax, so what is printed always adds up: gross − discount = net, net + tax = total. Two
 * lines of Rp 1,234 owe Rp 271, although each line alone would round to Rp 136. What rounding
 * leaves between lines and document is under half a unit of the currency and is never a line of its
 * own.
 */
export function documentTotals(lines: readonly TotalLine[], currency: string): DocumentTotals {
  const exact = lines.map(exactAmounts);
  const decimals = currencyDecimals(currency);

  const tax = rounded(sum(exact.map((line) => line.tax)), decimals);
  const total = rounded(sum(exact.flatMap((line) => [line.net, line.tax])), decimals);
  const net = subtractMoney(total, tax);
  const hasDiscount = exact.some((line) => line.hasDiscount);
  const gross = grossOf(sum(exact.map((line) => line.gross)), net, hasDiscount, decimals);
  return {
    lines: exact.map(lineAmounts),
    gross,
    discount: subtractMoney(gross, net),
    net,
    taxBase: rounded(sum(exact.map((line) => line.taxBase)), decimals),
    tax,
    total,
  };
}

interface ExactAmounts {
  readonly gross: Ratio;
  readonly net: Ratio;
  readonly taxBase: Ratio;
  readonly tax: Ratio;
  readonly isIncluded: boolean;
  readonly hasDiscount: boolean;
}

function exactAmounts({ quantity, unitPrice, discountPercent, tax }: TotalLine): ExactAmounts {
  const rateOver = 10_000n * BigInt(tax.baseDenominator);
  const rate = BigInt(tax.rateBp) * BigInt(tax.baseNumerator);
  const priced: Ratio = { numerator: quantity * unitPrice, denominator: QUANTITY_UNIT };
  const gross = tax.isIncluded ? times(priced, rateOver, rateOver + rate) : priced;
  const discount = parseDecimal(discountPercent, 4);
  const net = times(gross, WHOLE_PERCENT - discount, WHOLE_PERCENT);
  return {
    gross,
    net,
    taxBase: times(net, BigInt(tax.baseNumerator), BigInt(tax.baseDenominator)),
    tax: times(net, rate, rateOver),
    isIncluded: tax.isIncluded,
    hasDiscount: discount > 0n,
  };
}

/**
 * A price that contains the tax fixes net + tax, a price without it fixes the net; the other part
 * is what is left.
 */
function lineAmounts(line: ExactAmounts): LineAmounts {
  const tax = rounded(line.tax, LINE_DECIMALS);
  const net = line.isIncluded
    ? subtractMoney(rounded(sum([line.net, line.tax]), LINE_DECIMALS), tax)
    : rounded(line.net, LINE_DECIMALS);
  const gross = grossOf(line.gross, net, line.hasDiscount, LINE_DECIMALS);
  const taxBase = rounded(line.taxBase, LINE_DECIMALS);
  return { gross, discount: subtractMoney(gross, net), net, taxBase, tax };
}

/** Without a discount gross is the net to the last digit, and a discount is never below nothing. */
function grossOf(exact: Ratio, net: Money, hasDiscount: boolean, decimals: number): Money {
  const gross = rounded(exact, decimals);
  return hasDiscount && gross > net ? gross : net;
}
