import { expect, test } from 'vitest';
import type { Column } from '@poros/ui';
import { conditionsIn, filterColumns, isComplete, operatorsOf } from './list-conditions.ts';

const column = (over: Partial<Column<unknown>>): Column<unknown> => ({
  id: 'one',
  head: 'One',
  value: () => '',
  sort: 'one',
  ...over,
});
const typeOf = (over: Partial<Column<unknown>>) => filterColumns([column(over)])[0]?.type;

test('what a column shows decides how it is filtered', () => {
  expect(typeOf({ kind: 'money' })).toBe('numeric');
  expect(typeOf({ kind: 'date' })).toBe('date');
  expect(typeOf({ kind: 'dateTime' })).toBe('timestamptz');
  expect(typeOf({ kind: 'yesNo' })).toBe('boolean');
  expect(typeOf({ kind: 'code' })).toBe('text');
  expect(typeOf({ kind: 'muted', choices: [{ value: 'a', word: 'A' }] })).toBe('word');
});

test('a status without its words, or a column without a server name, cannot be filtered', () => {
  expect(filterColumns([column({ kind: 'status' })])).toEqual([]);
  expect(filterColumns([column({ sort: undefined })])).toEqual([]);
});

test('a text offers what people ask, not what groups need', () => {
  const [text] = filterColumns([column({})]);
  expect(text && operatorsOf(text)).toEqual(['contains', 'is', 'not', 'begins', 'empty', 'filled']);
});

test('an unfinished condition stands in the address and is not sent', () => {
  const [open, done] = conditionsIn('dueOn.between.2026-11-01,;total.ge.5;not a condition');
  expect(open && isComplete(open)).toBe(false);
  expect(done && isComplete(done)).toBe(true);
  expect(conditionsIn('not a condition')).toEqual([]);
});
