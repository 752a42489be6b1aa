import { expect, test } from 'vitest';
import {
  detectDates,
  detectDecimal,
  detectDelimiter,
  detectEncoding,
  detectHeaderRow,
} from './detect-reading.ts';

const bytes = (text: string, encoding: BufferEncoding) => Buffer.from(text, encoding);

test('an encoding is known by its mark, by its zeros, or by what cannot be UTF-8', () => {
  expect(detectEncoding(bytes('\ufeffKode', 'utf8'))).toBe('utf-8');
  expect(detectEncoding(bytes('Kafé', 'utf8'))).toBe('utf-8');
  expect(detectEncoding(bytes('Kafé', 'latin1'))).toBe('windows-1252');
  expect(detectEncoding(bytes('\ufeffKode;Nama', 'utf16le'))).toBe('utf-16le');
  expect(detectEncoding(bytes('Kode;Nama', 'utf16le'))).toBe('utf-16le');
  expect(detectEncoding(bytes('Kode;Nama', 'utf16le').swap16())).toBe('utf-16be');
});

test('the separator is the mark that splits every line alike, whatever stands in quotes', () => {
  expect(detectDelimiter('a;b;c\n1,5;2;3\n4;5,5;6')).toBe(';');
  expect(detectDelimiter('a,b\n"x;y;z",1\n"p;q;r",2')).toBe(',');
  expect(detectDelimiter('a\tb\n1,2\t3')).toBe('\t');
  expect(detectDelimiter('a|b|c\n1|2|3')).toBe('|');
  expect(detectDelimiter('Daftar, per 21 November\n\na;b;c\n1;2;3\n4;5;6')).toBe(';');
});

test('the decimal mark is what the figures agree on; groups of three decide nothing', () => {
  expect(detectDecimal([['1.500,25'], ['12,5']], '.')).toBe(',');
  expect(detectDecimal([['1,500.25'], ['Rp 12.50']], ',')).toBe('.');
  expect(detectDecimal([['1.250.000']], '.')).toBe(',');
  expect(detectDecimal([['1.500'], ['2.750']], ',')).toBe(',');
  expect(detectDecimal([['1.500'], ['2.750']], '.')).toBe('.');
  expect(detectDecimal([['PLG-1.5'], [1.5]], ',')).toBe(',');
});

test('the order of days follows a part that can only be the day', () => {
  expect(detectDates([['03/04/2026'], ['25/12/2026']], 'mdy')).toBe('dmy');
  expect(detectDates([['03/04/2026'], ['12/25/2026']], 'dmy')).toBe('mdy');
  expect(detectDates([['2026-11-21']], 'dmy')).toBe('ymd');
  expect(detectDates([['03/04/2026']], 'dmy')).toBe('dmy');
});

test('titles above the table are passed over', () => {
  expect(
    detectHeaderRow([
      ['Daftar pelanggan', null, null],
      ['Kode', 'Nama', 'Kota'],
    ]),
  ).toBe(2);
  expect(
    detectHeaderRow([
      ['Kode', 'Nama'],
      ['A1', 'Satu'],
    ]),
  ).toBe(1);
});

test('a file whose first row is filled with figures like all others has no headings', () => {
  const body = [
    ['1', 'Adjustable Race', 'AR-5381', '.0000', '2019-04-30 00:00:00.000'],
    ['2', 'Bearing Ball', 'BA-8327', '13.08', '2019-04-30 00:00:00.000'],
  ];
  expect(detectHeaderRow(body)).toBe(0);
  expect(detectHeaderRow([['Key', 'Name', 'Code', '2024', 'Since'], ...body])).toBe(1);
  expect(
    detectHeaderRow([
      ['Name', 'City'],
      ['Satu', 'Bandung'],
    ]),
  ).toBe(1);
});
