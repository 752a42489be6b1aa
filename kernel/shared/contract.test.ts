import { expect, test } from 'vitest';
import { isDate } from './contract.ts';

test('a date is a day that exists, in the years that books are kept in', () => {
  expect(['2026-11-21', '2028-02-29', '1900-01-01', '2999-12-31'].map(isDate)).toEqual(
    Array(4).fill(true),
  );
  expect(
    ['2026-02-31', '2027-02-29', '9999-12-31', '0001-01-01', '10000-01-01', '21/11/2026'].map(
      isDate,
    ),
  ).toEqual(Array(6).fill(false));
});
