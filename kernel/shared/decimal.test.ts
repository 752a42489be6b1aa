import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  divideHalfUp,
  formatDecimal,
  fraction,
  money,
  moneyText,
  multiply,
  parseDecimal,
  prorate,
  quantity,
  roundMoney,
  spread,
  sumMoney,
  unitPrice,
} from './decimal.ts';

test('decimal text comes back as it was, padded to its scale', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }),
      fc.integer({ min: 0, max: 6 }),
      (value, scale) => parseDecimal(formatDecimal(value, scale), scale) === value,
    ),
  );
});

test('what is not a decimal, or says more than its scale holds, is refused', () => {
  for (const text of ['', '1e3', '1,5', ' 1', '--1', '1.', '.5', 'NaN', '1.23456'])
    expect(() => money(text)).toThrow(RangeError);
  expect(moneyText(money('1.50000'))).toBe('1.5000');
});

test('halves are rounded away from zero on both sides', () => {
  expect([5n, -5n, 4n, -4n, 7n].map((value) => divideHalfUp(value, 2n))).toEqual([
    3n,
    -3n,
    2n,
    -2n,
    4n,
  ]);
});

test('a product that a float gets wrong at the fourth decimal is exact', () => {
  expect(moneyText(multiply(quantity('842.5018'), money('707095.1111')))).toBe('595728903.8729');
});

test('quantity × price never strays from the exact fraction by more than half of the last decimal', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 10n ** 12n }),
      fc.bigInt({ min: 0n, max: 10n ** 12n }),
      (q, p) => {
        const exact = q * p;
        const rounded = multiply(q as never, p as never) * 1_000_000n;
        return rounded - exact <= 500_000n && exact - rounded <= 500_000n;
      },
    ),
  );
});

test('shares of a spread add up to the total and equal remainders go to the lowest index', () => {
  expect(spread(money('10000'), [1n, 1n, 1n]).map(moneyText)).toEqual([
    '3334.0000',
    '3333.0000',
    '3333.0000',
  ]);
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 10n ** 9n }),
      fc.array(fc.bigInt({ min: 1n, max: 10n ** 9n }), { minLength: 1, maxLength: 30 }),
      (units, weights) => sumMoney(spread((units * 10_000n) as never, weights)) === units * 10_000n,
    ),
  );
});

test('the fraction 11/12 is kept until the end', () => {
  const base = fraction(money('32'), 11n, 12n, 4);
  expect(moneyText(base)).toBe('29.3333');
  expect(moneyText(fraction(money('32'), 11n * 12n, 12n * 100n, 0))).toBe('4.0000');
});

test('prorating the whole gives the whole, and a unit price times its quantity comes back within a rounding', () => {
  expect(prorate(money('100'), quantity('3'), quantity('3'))).toBe(money('100'));
  expect(moneyText(unitPrice(money('100'), quantity('3')))).toBe('33.3333');
  expect(moneyText(roundMoney(money('0.5'), 0))).toBe('1.0000');
  expect(() => unitPrice(money('1'), quantity('0'))).toThrow(RangeError);
});
