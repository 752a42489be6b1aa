import { beforeEach, expect, test } from 'vitest';
import { speak } from '../words.ts';
import type { LineColumn } from './line-column.ts';
import { mappingOf, readTable } from './paste-mapping.ts';

interface Line {
  readonly key: string;
}

const value = () => '';
const set = () => ({});
const columns: readonly LineColumn<Line>[] = [
  {
    id: 'itemId',
    head: 'Barang',
    kind: 'item',
    value,
    pick: { search: () => Promise.resolve([]), choose: () => ({}) },
  },
  { id: 'quantity', head: 'Jumlah', kind: 'quantity', value, set },
  { id: 'unit', head: 'Satuan', kind: 'text', value },
  { id: 'price', head: 'Harga', kind: 'money', value, set },
  { id: 'discountPercent', head: 'Disk. %', kind: 'percent', value, set },
];
const mapped = (text: string, from = 0) => mappingOf(readTable(text), columns, from);

beforeEach(() => {
  speak({ locale: 'id-ID', language: 'id' });
});

test('columns are known by their names in both languages, in any order', () => {
  expect(mapped('Harga\tKode Barang\tQty\n65.000\tITM-001\t10')).toEqual({
    targets: ['price', 'itemId', 'quantity'],
    hasHeads: true,
    isSure: true,
  });
  expect(mapped('Item code\tUnit price\tDiscount %\nITM-001\t65000\t5')).toMatchObject({
    targets: ['itemId', 'price', 'discountPercent'],
    isSure: true,
  });
});

test('a column that nobody knows is asked for and goes nowhere by itself', () => {
  expect(mapped('Barang\tJumlah\tWarna\nITM-001\t10\tmerah')).toEqual({
    targets: ['itemId', 'quantity', null],
    hasHeads: true,
    isSure: false,
  });
});

test('without names the columns go in from the active cell on, if what they hold can be read', () => {
  expect(mapped('ITM-001\t10\t65.000')).toEqual({
    targets: ['itemId', 'quantity', 'price'],
    hasHeads: false,
    isSure: true,
  });
  expect(mapped('10\t65.000', 1)).toMatchObject({ targets: ['quantity', 'price'], isSure: true });
  expect(mapped('ITM-001\tWidget\t10').isSure).toBe(false);
  expect(mapped('10\tITM-001').isSure).toBe(false);
});

test('a column that is only shown takes nothing, and one name is taken once', () => {
  expect(mapped('Barang\tSatuan\tJumlah\nITM-001\tPCS\t1')).toMatchObject({
    targets: ['itemId', null, 'quantity'],
    isSure: true,
  });
  expect(mapped('Barang\tBarang\nITM-001\tITM-002').targets).toEqual(['itemId', null]);
});

test('a cell with line breaks, tabs or quotes stays one cell', () => {
  expect(readTable('"a\n""b""\tc"\t2\r\nd\t3\n')).toEqual([
    ['a\n"b"\tc', '2'],
    ['d', '3'],
  ]);
  expect(readTable('a\t\tb')).toEqual([['a', '', 'b']]);
});
