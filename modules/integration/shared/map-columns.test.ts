import { expect, test } from 'vitest';
import type { ImportColumn } from './column.ts';
import { headerKey, mapColumns } from './map-columns.ts';

const column = (
  field: string,
  nameId: string,
  nameEn: string,
  synonyms: string[] = [],
): ImportColumn => ({
  field,
  kind: 'text',
  nameId,
  nameEn,
  isRequired: false,
  isKey: false,
  isOnce: false,
  synonyms,
  pieces: [],
  choices: [],
  sample: null,
});
const columns = [
  column('code', 'Kode', 'Code', ['kode pelanggan', 'customer no']),
  column('name', 'Nama', 'Name', ['customer']),
  column('taxId', 'NPWP', 'Tax number'),
  column('creditLimit', 'Batas kredit', 'Credit limit', ['plafon']),
];

test('headings are compared without case, blanks, marks, stars and what stands in brackets', () => {
  expect(headerKey('  Batas Kredit (Rp) *')).toBe('bataskredit');
  expect(headerKey('Kodé_Pelanggan')).toBe('kodepelanggan');
});

test('columns are found by name in either language, by synonym, and a field is given once', () => {
  expect(
    mapColumns(['CUSTOMER NO', 'Name *', 'npwp', 'Plafon', 'Kode', 'Catatan'], columns),
  ).toEqual([null, 'name', 'taxId', 'creditLimit', 'code', null]);
  expect(mapColumns(['CUSTOMER NO', 'Customer'], columns)).toEqual(['code', 'name']);
});

test('what a person decided the last time goes before names, also that a column is left out', () => {
  const memory = new Map([
    ['nama', null],
    ['catatan', 'name'],
  ]);
  expect(mapColumns(['Nama', 'Catatan'], columns, memory)).toEqual([null, 'name']);
});

test('columns that make a field up together all go into it, unless one holds it whole', () => {
  const name = column('name', 'Nama', 'Name', ['customer']);
  const person = [{ ...name, pieces: ['first name', 'last name'] }];
  expect(mapColumns(['FirstName', 'Town', 'LastName'], person)).toEqual(['name', null, 'name']);
  expect(mapColumns(['FirstName', 'LastName', 'Customer'], person)).toEqual([null, null, 'name']);
  const again = new Map([
    ['firstname', 'name'],
    ['lastname', 'name'],
  ]);
  expect(mapColumns(['FirstName', 'LastName'], person, again)).toEqual(['name', 'name']);
});
