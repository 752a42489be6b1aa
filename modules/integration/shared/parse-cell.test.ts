import { expect, test } from 'vitest';
import { addDecimals } from './add-decimals.ts';
import { cellText, plainNumber } from './cell.ts';
import { closest, distance } from './closest.ts';
import { kindOf } from './column.ts';
import { parseCell, readDate, readNumber } from './parse-cell.ts';
import { DateOn, Id, MoneyText, PercentText, Type, nullable, oneOf } from '@poros/kernel/shared';

test('figures are read with the marks that were chosen, and nothing else passes for one', () => {
  const comma = { decimal: ',' } as const;
  const point = { decimal: '.' } as const;
  expect(readNumber('Rp 1.250.000,50', comma)).toBe('1250000.5');
  expect(readNumber('1.500', comma)).toBe('1500');
  expect(readNumber('1.500', point)).toBe('1.5');
  expect(readNumber('(1,250.00)', point)).toBe('-1250');
  expect(readNumber('-0,00', comma)).toBe('0');
  expect(readNumber(0.1, comma)).toBe('0.1');
  for (const wrong of ['lima', '1,2,3', '1.50.000', '', '12a', '1 2.5.'])
    expect(readNumber(wrong, comma)).toBeUndefined();
});

test('days are read in the chosen order, with words for months in both languages', () => {
  expect(readDate('03/04/2026', 'dmy')).toBe('2026-04-03');
  expect(readDate('03/04/2026', 'mdy')).toBe('2026-03-04');
  expect(readDate('17 Agustus 2026', 'mdy')).toBe('2026-08-17');
  expect(readDate('1-Dec-26', 'dmy')).toBe('2026-12-01');
  expect(readDate({ on: '2026-11-21' }, 'dmy')).toBe('2026-11-21');
  expect(readDate('31/02/2026', 'dmy')).toBeUndefined();
  expect(readDate('besok', 'dmy')).toBeUndefined();
});

test('yes and no are understood in both languages; anything else is neither', () => {
  const marks = { decimal: ',', dates: 'dmy' } as const;
  expect(parseCell('Ya', 'yesNo', marks)).toEqual({ value: true });
  expect(parseCell('no', 'yesNo', marks)).toEqual({ value: false });
  expect(parseCell('mungkin', 'yesNo', marks)).toEqual({ problem: 'not_yes_no' });
  expect(parseCell('2,5', 'whole', marks)).toEqual({ problem: 'not_whole' });
});

test('how a column is written follows from the contract of its field', () => {
  expect(kindOf(MoneyText)).toBe('decimal');
  expect(kindOf(nullable(PercentText))).toBe('decimal');
  expect(kindOf(DateOn)).toBe('date');
  expect(kindOf(nullable(Id))).toBe('reference');
  expect(kindOf(oneOf(['a', 'b']))).toBe('choice');
  expect(kindOf(Type.Boolean())).toBe('yesNo');
  expect(kindOf(Type.Integer())).toBe('whole');
  expect(kindOf(Type.String({ pattern: '^[0-9+() .-]{0,30}$' }))).toBe('text');
});

test('a slip of one letter finds what was meant, another word does not', () => {
  expect(distance('kuda', 'kdua')).toBe(1);
  expect(closest('Grosirr', ['Eceran', 'Grosir'])).toBe('Grosir');
  expect(closest('Pemerintah', ['Eceran', 'Grosir'])).toBeUndefined();
});

test('sums are exact and doubles are written without an exponent', () => {
  expect(addDecimals(['0.1', '0.2', '-0.05'])).toBe('0.25');
  expect(addDecimals([])).toBe('0');
  expect(plainNumber(1e21)).toMatch(/^\d/);
  expect(plainNumber(0.1 + 0.2)).toBe('0.3');
  expect(cellText({ on: '2026-11-21' })).toBe('2026-11-21');
});
