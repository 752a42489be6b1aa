import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decimal } from './format.ts';
import { readDate, readNumber } from './read-input.ts';
import { speak } from './words.ts';

test('the own locale is read first, and a writing with two meanings says so', () => {
  expect(readNumber('1.500', 'id-ID', 4)).toEqual({ value: '1500', isAmbiguous: true });
  expect(readNumber('1,500', 'id-ID', 4)).toEqual({ value: '1.500', isAmbiguous: true });
  expect(readNumber('1.500', 'en-PG', 4)).toEqual({ value: '1.500', isAmbiguous: true });
  expect(readNumber('12,5', 'id-ID', 4)).toEqual({ value: '12.5', isAmbiguous: false });
});

test('the other locale is taken when it can mean nothing else', () => {
  expect(readNumber('1,234.56', 'id-ID', 4)).toEqual({ value: '1234.56', isAmbiguous: false });
  expect(readNumber('Rp 32.500.000', 'id-ID', 4)?.value).toBe('32500000');
});

test('what is no number is refused', () => {
  for (const text of ['', 'abc', '1..2', '12,3,4', '1e5', '--1'])
    expect(readNumber(text, 'id-ID', 4)).toBeNull();
});

test('every number that is written is read back the same', () => {
  for (const locale of ['id-ID', 'en-PG'] as const) {
    speak({ locale });
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), (value) => {
        expect(readNumber(decimal(String(value), 0), locale, 4)?.value).toBe(String(value));
      }),
    );
  }
});

test('a day is read the way people write it', () => {
  const today = '2026-11-20';
  for (const [typed, day] of [
    ['28/02/2026', '2026-02-28'],
    ['1-3-26', '2026-03-01'],
    ['5', '2026-11-05'],
    ['2412', '2026-12-24'],
    ['3 Agu 2026', '2026-08-03'],
    ['3 aug', '2026-08-03'],
    ['+12', '2026-12-02'],
    ['h', today],
    ['28/2', '2026-02-28'],
    ['hari ini +3', '2026-11-23'],
    ['today -1', '2026-11-19'],
    ['besok', '2026-11-21'],
    ['lusa', '2026-11-22'],
    ['senin', '2026-11-23'],
    ['jumat', '2026-11-27'],
    ['akhir bulan', '2026-11-30'],
    ['akhir bulan +1', '2026-12-01'],
    ['h+30', '2026-12-20'],
  ] as const)
    expect([typed, readDate(typed, today, 'id')]).toEqual([typed, day]);
});

test('a day that does not exist is refused', () => {
  for (const typed of ['31/02/2026', '2026-13-01', 'entah', '99/1', '31 april', 'senin 3'])
    expect([typed, readDate(typed, '2026-11-20', 'id')]).toEqual([typed, null]);
});
