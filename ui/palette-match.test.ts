import { expect, test } from 'vitest';
import { bestFirst, isGuess, matchOf, typedWords } from './palette-match.ts';

const finds = (word: string, typed: string) => matchOf({ word }, typedWords(typed)) !== null;

test('a command is found by the starts of its words, in any order', () => {
  expect(finds('Pesanan penjualan', 'penj pes')).toBe(true);
  expect(finds('Pesanan penjualan', 'piutang')).toBe(false);
});

test('one slip is forgiven: a letter wrong, missing, too many, or two exchanged', () => {
  for (const typed of ['pesnan', 'pesaanan', 'pesamam', 'epsanan', 'peasnan'])
    expect([typed, finds('Pesanan penjualan', typed)]).toEqual([typed, typed !== 'pesamam']);
  expect(finds('Stok', 'stk')).toBe(false);
});

test('accents, case and signs do not matter', () => {
  expect(finds('Café & Résto', 'CAFE resto')).toBe(true);
});

test('the start of the whole comes before the middle and before a slip', () => {
  const items = [
    { word: 'Neraca saldo' },
    { word: 'Daftar saldo awal' },
    { word: 'Saldo kas' },
    { word: 'Sakdo' },
  ];
  expect(bestFirst(items, ['saldo']).map((item) => item.word)).toEqual([
    'Saldo kas',
    'Neraca saldo',
    'Daftar saldo awal',
    'Sakdo',
  ]);
});

test('what answers only to a slip is known as a guess', () => {
  expect(isGuess({ word: 'Surat jalan' }, ['surya'])).toBe(true);
  expect(isGuess({ word: 'Surya' }, ['surya'])).toBe(false);
});
