import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { divideHalfUp, money, moneyText, quantity, sumMoney } from '@poros/kernel/shared';
import { UNTAXED, type TaxRule } from './tax.ts';
import { documentTotals, type TotalLine } from './totals.ts';

const PPN: TaxRule = {
  code: 'PPN',
  rateBp: 1200,
  baseNumerator: 11,
  baseDenominator: 12,
  isIncluded: false,
};
const PPN_INCLUDED: TaxRule = { ...PPN, code: 'PPN_INCLUDED', isIncluded: true };
const PPN_LUX: TaxRule = { ...PPN, code: 'PPN_LUX', baseNumerator: 1, baseDenominator: 1 };
const GST: TaxRule = { ...PPN_LUX, code: 'GST', rateBp: 1000 };

const line = (price: string, tax = PPN, amount = '1', discountPercent = '0'): TotalLine => ({
  quantity: quantity(amount),
  unitPrice: money(price),
  discountPercent,
  tax,
});

const shown = (lines: TotalLine[], currency = 'IDR') => {
  const { net, tax, total } = documentTotals(lines, currency);
  return [moneyText(net), moneyText(tax), moneyText(total)];
};

test('ordinary PPN is 12 % of 11/12 of the price', () => {
  const { lines, taxBase, total } = documentTotals([line('100000')], 'IDR');

  expect(moneyText(lines[0]!.taxBase)).toBe('91666.6700');
  expect(moneyText(lines[0]!.tax)).toBe('11000.0000');
  expect([moneyText(taxBase), moneyText(total)]).toEqual(['91667.0000', '111000.0000']);
});

test('luxury goods carry the whole 12 %, untaxed lines nothing', () => {
  expect(shown([line('100000', PPN_LUX)])).toEqual(['100000.0000', '12000.0000', '112000.0000']);
  expect(shown([line('100000', UNTAXED)])).toEqual(['100000.0000', '0.0000', '100000.0000']);
});

test('a price that contains the tax is taken apart so that it adds up again', () => {
  expect(shown([line('11100', PPN_INCLUDED)])).toEqual(['10000.0000', '1100.0000', '11100.0000']);
  expect(shown([line('100000', PPN_INCLUDED)])).toEqual(['90090.0000', '9910.0000', '100000.0000']);
});

test('the document rounds once: two lines of 1,234 owe 271, not twice 136', () => {
  const { lines, tax } = documentTotals([line('1234'), line('1234')], 'IDR');

  expect(lines.map((one) => moneyText(one.tax))).toEqual(['135.7400', '135.7400']);
  expect(moneyText(tax)).toBe('271.0000');
});

test('kina is settled in toea: GST of 10 % on 99.95 is 10.00', () => {
  expect(shown([line('99.95', GST)], 'PGK')).toEqual(['99.9500', '10.0000', '109.9500']);
});

test('a discount lowers the base of the tax', () => {
  const { gross, discount, net, tax } = documentTotals([line('65000', PPN, '500', '5')], 'IDR');

  expect([gross, discount, net, tax].map(moneyText)).toEqual([
    '32500000.0000',
    '1625000.0000',
    '30875000.0000',
    '3396250.0000',
  ]);
});

test('a document without lines owes nothing', () => {
  expect(shown([])).toEqual(['0.0000', '0.0000', '0.0000']);
});

describe('the fraction 11/12 is kept until the end', () => {
  /** The common mistake: the base in whole rupiah before the rate is applied. */
  const naive = (price: bigint) => divideHalfUp(divideHalfUp(price * 11n, 12n) * 12n, 100n);
  const exact = (price: bigint) => divideHalfUp(price * 11n, 100n);

  test('a base in whole rupiah is wrong for 26,666 of the first million prices, ours for none', () => {
    const trapped: bigint[] = [];
    for (let price = 1n; price <= 1_000_000n; price += 1n)
      if (naive(price) !== exact(price)) trapped.push(price);

    expect(trapped).toHaveLength(26_666);
    expect(trapped[0]).toBe(32n);
    const wrong = trapped.filter(
      (price) => documentTotals([line(String(price))], 'IDR').tax !== exact(price) * 10_000n,
    );
    expect(wrong).toEqual([]);
  });
});

describe('for all documents', () => {
  const decimal = (whole: number, decimals: number) =>
    fc
      .tuple(fc.integer({ min: 0, max: whole }), fc.integer({ min: 0, max: 10 ** decimals - 1 }))
      .map(([left, right]) => `${left}.${String(right).padStart(decimals, '0')}`);
  const lines = (rules: TaxRule[]) =>
    fc.array(
      fc.record({
        quantity: decimal(5000, 6).map(quantity),
        unitPrice: decimal(90_000_000, 4).map(money),
        discountPercent: decimal(99, 4),
        tax: fc.constantFrom(...rules),
      }),
      { minLength: 1, maxLength: 30 },
    );
  const everyRule = [PPN, PPN_INCLUDED, PPN_LUX, GST, UNTAXED];
  const currency = fc.constantFrom('IDR', 'PGK');

  test('gross − discount = net and net + tax = total, on every line and on the document', () => {
    fc.assert(
      fc.property(lines(everyRule), currency, (input, unit) => {
        const totals = documentTotals(input, unit);
        expect(totals.net + totals.tax).toBe(totals.total);
        for (const one of [totals, ...totals.lines]) {
          expect(one.gross - one.discount).toBe(one.net);
          expect(one.discount).toBeGreaterThanOrEqual(0n);
        }
      }),
    );
  });

  test('the document differs from its lines by no more than roundings explain', () => {
    fc.assert(
      fc.property(lines(everyRule), currency, (input, unit) => {
        const totals = documentTotals(input, unit);
        const most = (unit === 'IDR' ? 5_000 : 50) + input.length * 50;
        const linesTax = sumMoney(totals.lines.map((one) => one.tax));
        expect(Math.abs(Number(totals.tax - linesTax))).toBeLessThanOrEqual(most);
      }),
    );
  });

  test('the order of the lines does not change what is owed', () => {
    fc.assert(
      fc.property(lines(everyRule), currency, (input, unit) => {
        const { lines: _forward, ...there } = documentTotals(input, unit);
        const { lines: _backward, ...back } = documentTotals([...input].reverse(), unit);
        expect(back).toEqual(there);
      }),
    );
  });

  test('whole rupiah without discount owe exactly 11 % of their sum, half up', () => {
    const whole = fc.array(fc.integer({ min: 1, max: 900_000_000 }), {
      minLength: 1,
      maxLength: 40,
    });
    fc.assert(
      fc.property(whole, (prices) => {
        const { net, tax } = documentTotals(
          prices.map((price) => line(String(price))),
          'IDR',
        );
        const owed = prices.reduce((total, price) => total + BigInt(price), 0n);
        expect(net).toBe(owed * 10_000n);
        expect(tax).toBe(divideHalfUp(owed * 11n, 100n) * 10_000n);
      }),
    );
  });
});
