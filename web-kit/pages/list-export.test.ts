import { expect, test } from 'vitest';
import type { Column } from '@poros/ui';
import { cellOf } from './list-export.ts';

const column = (kind: Column<unknown>['kind'], value: unknown): Column<unknown> => ({
  id: 'one',
  head: 'One',
  kind,
  value: () => value as string,
});
const written = (kind: Column<unknown>['kind'], value: unknown) => cellOf(column(kind, value), {});

test('a figure goes out as a figure and a day as a day', () => {
  expect(written('money', '1500000.5000')).toBe(1_500_000.5);
  expect(written('quantity', '-2.5')).toBe(-2.5);
  expect(written('date', '2026-02-28')).toEqual(new Date('2026-02-28T00:00:00Z'));
  expect(written('yesNo', true)).toBe(true);
});

test('a figure that a spreadsheet could not hold stays text, to the last digit', () => {
  expect(written('money', '123456789012345.67')).toBe('123456789012345.67');
  expect(written('money', '0000000000000000.5')).toBe(0.5);
});

test('nothing is an empty cell, and a code keeps its zeros', () => {
  expect(written('money', null)).toBeNull();
  expect(written('text', '')).toBeNull();
  expect(written('code', '007')).toBe('007');
});
