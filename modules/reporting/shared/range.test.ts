import { expect, test } from 'vitest';
import { RANGES, daysBetween, daysOf, rangeOf, shiftMonth, stepOf, stepsBetween } from './range.ts';

test('a running month is compared with the same days of the month before', () => {
  expect(rangeOf('month', '2026-11-21')).toMatchObject({
    from: '2026-11-01',
    to: '2026-11-30',
    until: '2026-11-21',
    isRunning: true,
    previous: { from: '2026-10-01', until: '2026-10-21' },
    step: 'day',
  });
});

test('the day of a shorter month is its last', () => {
  expect(rangeOf('month', '2026-03-30').previous.until).toBe('2026-02-28');
  expect(rangeOf('month', '2028-03-30').previous.until).toBe('2028-02-29');
});

test('on its last day a month is whole and is compared with a whole month', () => {
  expect(rangeOf('month', '2026-11-30')).toMatchObject({
    isRunning: false,
    until: '2026-11-30',
    previous: { from: '2026-10-01', until: '2026-10-31' },
  });
});

test('last month is over, whatever the day', () => {
  expect(rangeOf('last_month', '2026-01-03')).toMatchObject({
    from: '2025-12-01',
    until: '2025-12-31',
    isRunning: false,
    previous: { from: '2025-11-01', until: '2025-11-30' },
  });
});

test('several months end with the running one and follow on those before', () => {
  expect(rangeOf('months_3', '2026-11-21')).toMatchObject({
    from: '2026-09-01',
    previous: { from: '2026-06-01', until: '2026-08-21' },
    step: 'week',
  });
  expect(rangeOf('months_12', '2026-11-21')).toMatchObject({
    from: '2025-12-01',
    previous: { from: '2024-12-01', until: '2025-11-21' },
    step: 'month',
  });
});

test('no range overlaps the one before it, on any day of four years', () => {
  for (const today of daysBetween('2024-01-01', '2027-12-31'))
    for (const id of RANGES) {
      const { from, until, previous } = rangeOf(id, today);
      expect(previous.from <= previous.until && previous.until < from && from <= until).toBe(true);
    }
});

test('months are counted over years in both directions', () => {
  expect([shiftMonth('2026-11', 2), shiftMonth('2026-01', -1), shiftMonth('2026-12', 0)]).toEqual([
    '2027-01',
    '2025-12',
    '2026-12',
  ]);
  expect(stepsBetween('2026-11-15', '2027-01-02', 'month')).toEqual([
    '2026-11',
    '2026-12',
    '2027-01',
  ]);
});

test('three months are read by weeks that begin on Monday', () => {
  const range = rangeOf('months_3', '2026-11-21');
  const weeks = stepsBetween(range.from, range.to, range.step);
  expect(range.step).toBe('week');
  expect([weeks[0], weeks.at(-1), weeks.length]).toEqual(['2026-08-31', '2026-11-30', 14]);
  expect([stepOf('2026-11-22', 'week'), stepOf('2026-11-23', 'week')]).toEqual([
    '2026-11-16',
    '2026-11-23',
  ]);
  expect(daysOf('week', '2026-11-16')).toEqual({ from: '2026-11-16', to: '2026-11-22' });
  expect(daysOf('month', '2026-02').to).toBe('2026-02-28');
});
