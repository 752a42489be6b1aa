import { expect, test } from 'vitest';
import type { Figure } from './addresses.ts';
import { addressOf, hrefOf } from './addresses.ts';
import { changeOf, periodWords, valueWords } from './figure-words.ts';

const figure = (given: Partial<Figure>): Figure => ({
  id: 'x',
  kind: 'money',
  value: '0',
  comparison: 'previous_range',
  previous: null,
  isGood: 'up',
  trail: [],
  drill: { op: 'sales.list_orders', input: {} },
  also: [],
  ...given,
});

test('money grows in percent, counts in pieces, shares in points', () => {
  expect(changeOf(figure({ value: '625750000.0000', previous: '580000000.0000' }))).toEqual({
    direction: 'up',
    tone: 'done',
    text: '+7,9\u00a0%',
  });
  expect(changeOf(figure({ kind: 'count', value: '2', previous: '5', isGood: 'down' }))).toEqual({
    direction: 'down',
    tone: 'done',
    text: '−3',
  });
  expect(changeOf(figure({ kind: 'percent', value: '91.3', previous: '93.4' }))?.tone).toBe(
    'danger',
  );
});

test('from nothing there is no percentage, and without a past no change', () => {
  expect(changeOf(figure({ value: '3500000.0000', previous: '0.0000' }))?.text).not.toContain('%');
  expect(changeOf(figure({ value: '1', previous: null }))).toBeNull();
  expect(changeOf(figure({ value: '5', previous: '5' }))?.direction).toBe('same');
});

test('a period reads as short as it can be', () => {
  expect(periodWords('2026-11-01', '2026-11-21')).toBe('1–21 Nov 2026');
  expect(periodWords('2026-10-01', '2026-10-31')).toBe('Okt 2026');
  expect(periodWords('2028-02-01', '2028-02-29')).toBe('Feb 2028');
  expect(periodWords('2026-09-01', '2026-11-30')).toBe('Sep – Nov 2026');
  expect(periodWords('2026-06-01', '2026-08-21')).toBe('1 Jun – 21 Agu 2026');
  expect(periodWords('2025-12-01', '2026-11-30')).toBe('Des 2025 – Nov 2026');
});

test('small amounts are read whole, large ones at a glance with their whole beside', () => {
  expect(valueWords('money', '950000.0000', 'IDR').text).toBe('950.000');
  expect(valueWords('money', '7412000000.0000', 'IDR')).toMatchObject({
    text: '7,41',
    whole: 'Rp\u00a07.412.000.000',
  });
  expect(valueWords('percent', '96.2', 'IDR')).toMatchObject({ text: '96,2', unit: '%' });
  expect(valueWords('percent', null, 'IDR').text).toBe('–');
});

test('a drill opens the list on all its rows, narrowed by the filters of its figure', () => {
  expect(
    hrefOf(addressOf({ op: 'sales.list_deliveries', input: { isLate: true, branchId: 'b' } })),
  ).toBe('/sales/deliveries?view=all&isLate=true&branchId=b');
  expect(hrefOf(addressOf({ op: 'identity.list_users', input: { status: 'active' } }))).toBe(
    '/admin/users?view=active',
  );
  expect(hrefOf(addressOf({ op: 'finance.get_balance_sheet', input: { at: '2026-11' } }))).toBe(
    '/balance-sheet?at=2026-11',
  );
});
