import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalBarcode, checkDigit, hasCheckDigit, looksLike } from './check-digit.ts';
import { readScaleCode } from './scale-code.ts';

test.each(['8991234567891', '4006381333931', '1234567890128', '96385074', '036000291452'])(
  '%s checks itself',
  (code) => {
    expect(hasCheckDigit(code)).toBe(true);
  },
);

test.each(['8991234567890', '4006381333932', '12345', '', 'ABC-1', '899123456789A'])(
  '%j does not check itself',
  (code) => {
    expect(hasCheckDigit(code)).toBe(false);
  },
);

const body = fc.integer({ min: 0, max: 999_999_999_999 }).map((n) => String(n).padStart(12, '0'));

test('one wrong digit is always noticed', () => {
  fc.assert(
    fc.property(body, fc.nat(12), fc.integer({ min: 1, max: 9 }), (digits, place, shift) => {
      const code = digits + checkDigit(digits);
      const digit = (Number(code[place]) + shift) % 10;
      const wrong = `${code.slice(0, place)}${digit}${code.slice(place + 1)}`;
      return hasCheckDigit(code) && !hasCheckDigit(wrong);
    }),
  );
});

test('a code is known by its length, whether its check digit is right or not', () => {
  expect(['8991234567890', '96385074', '036000291452', 'RAK-12', '12345'].map(looksLike)).toEqual([
    'ean13',
    'ean8',
    'upca',
    'internal',
    'internal',
  ]);
});

test('a UPC-A that a scanner has lengthened by a nought is the same code', () => {
  expect(canonicalBarcode('0036000291452')).toBe('036000291452');
  expect(canonicalBarcode('036000291452')).toBe('036000291452');
  expect(canonicalBarcode('8991234567891')).toBe('8991234567891');
});

test('a scale code tells the item and its weight, or its price', () => {
  expect(readScaleCode('2112345012506')).toEqual({
    number: '12345',
    quantity: '1.250',
    amount: null,
  });
  const priced = '221234501250';
  expect(readScaleCode(priced + checkDigit(priced))).toEqual({
    number: '12345',
    quantity: null,
    amount: '1250',
  });
});

test.each(['8991234567891', '2112345012507', '2312345012500', '21123450125'])(
  '%s is no scale code',
  (code) => {
    expect(readScaleCode(code)).toBeUndefined();
  },
);
