import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quantity, quantityText, type Quantity } from '@poros/kernel/shared';
import { fromBaseUnits, toBaseUnits } from './unit-conversion.ts';

test.each([
  ['3', '12', '36.000000'],
  ['1.5', '1000', '1500.000000'],
  ['250', '0.001', '0.250000'],
  ['-2', '12', '-24.000000'],
  ['1', '0.333333', '0.333333'],
])('%s units of %s are %s base units', (amount, factor, base) => {
  expect(quantityText(toBaseUnits(quantity(amount), quantity(factor)))).toBe(base);
});

test('36 pieces are 3 boxes of 12, and 10 pieces a part of one', () => {
  expect(quantityText(fromBaseUnits(quantity('36'), quantity('12')))).toBe('3.000000');
  expect(quantityText(fromBaseUnits(quantity('10'), quantity('12')))).toBe('0.833333');
});

test('a unit that holds nothing is refused', () => {
  expect(() => fromBaseUnits(quantity('1'), quantity('0'))).toThrow(RangeError);
});

const amount = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }).map((n) => n as Quantity);
const large = fc.bigInt({ min: 10n ** 6n, max: 10n ** 10n }).map((n) => n as Quantity);
const small = fc.bigInt({ min: 1n, max: 10n ** 6n }).map((n) => n as Quantity);

test('to base units of one or more and back is the same quantity', () => {
  fc.assert(
    fc.property(amount, large, (q, factor) => fromBaseUnits(toBaseUnits(q, factor), factor) === q),
  );
});

test('through a smaller unit, less than half the last decimal of the base unit is lost', () => {
  fc.assert(
    fc.property(amount, small, (q, factor) => {
      const back = fromBaseUnits(toBaseUnits(q, factor), factor);
      const lost = back > q ? back - q : q - back;
      return lost * factor * 2n <= 10n ** 6n + factor * 2n;
    }),
  );
});

test('the opposite of a quantity is the opposite in base units', () => {
  fc.assert(
    fc.property(
      amount,
      large,
      (q, factor) => toBaseUnits(-q as Quantity, factor) === -toBaseUnits(q, factor),
    ),
  );
});
