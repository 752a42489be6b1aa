import { beforeEach, expect, test } from 'vitest';
import { amount, date, money, percent, quantity, time } from './format.ts';
import { speak, t } from './words.ts';

beforeEach(() => {
  speak({ language: 'id', locale: 'id-ID', currency: 'IDR', words: {} });
});

test('rupiah has no cents and a symbol with a no-break space', () => {
  expect(money('32500000.0000')).toBe('Rp\u00a032.500.000');
  expect(money('-1500.0000')).toBe('−Rp\u00a01.500');
  expect(money('1234567.8900', 'USD')).toBe('US$\u00a01.234.567,89');
});

test('an amount beyond the precision of a float keeps every digit', () => {
  expect(amount('900719925474099312.0000')).toBe('900.719.925.474.099.312');
});

test('rounding is half away from zero, and a negative nothing has no sign', () => {
  expect(amount('0.5000')).toBe('1');
  expect(amount('-0.5000')).toBe('−1');
  expect(amount('-0.4000')).toBe('0');
});

test('Papua New Guinea writes points and commas the other way round', () => {
  speak({ locale: 'en-PG', language: 'en', currency: 'PGK' });
  expect(money('1234567.8900')).toBe('K\u00a01,234,567.89');
});

test('a quantity shows only the decimals it needs, and its unit', () => {
  expect(quantity('1.250000', 'kg')).toBe('1,25\u00a0kg');
  expect(quantity('500.000000')).toBe('500');
  expect(percent('12.5000')).toBe('12,5\u00a0%');
});

test('what is no number is written as nothing', () => {
  expect(money('abc')).toBe('');
  expect(amount(null)).toBe('');
});

test('months have names in both languages', () => {
  expect(date('2026-08-03')).toBe('3 Agu 2026');
  speak({ language: 'en' });
  expect(date('2026-08-03')).toBe('3 Aug 2026');
});

test('the hour has a point in Indonesia and a colon in Papua New Guinea', () => {
  const at = new Date(2026, 10, 20, 14, 5).toISOString();
  expect(time(at)).toBe('14.05');
  speak({ locale: 'en-PG' });
  expect(time(at)).toBe('14:05');
});

test('a sentence fills its values, prefers the singular, and shows what is missing', () => {
  speak({ words: { rows: '{n} baris', 'rows.one': 'satu baris' } });
  expect(t('rows', { n: 2 })).toBe('2 baris');
  expect(t('rows', { n: 1 })).toBe('satu baris');
  expect(t('rows', { m: 2 })).toBe('{n} baris');
  expect(t('Sentient Factory')).toBe('Sentient Factory');
});
