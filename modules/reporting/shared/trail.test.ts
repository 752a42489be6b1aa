import { expect, test } from 'vitest';
import { flowOf, percentOf, standingTrail, sumBetween } from './trail.ts';
import { rangeOf } from './range.ts';

const day = (text: string, value: number) => ({ day: text, value: BigInt(value) });

test('a step in which nothing happened is zero, one that has not come yet is a gap', () => {
  const range = rangeOf('month', '2026-11-04');
  const flow = flowOf([day('2026-11-01', 5), day('2026-11-03', 7)], range, '2026-01-01');
  expect(flow.slice(0, 6)).toEqual([5n, 0n, 7n, 0n, null, null]);
  expect(flow).toHaveLength(30);
});

test('before the first day anything is known of there is a gap', () => {
  const range = rangeOf('month', '2026-11-04');
  expect(flowOf([day('2026-11-03', 7)], range, '2026-11-03').slice(0, 4)).toEqual([
    null,
    null,
    7n,
    0n,
  ]);
  expect(flowOf([], range, null).every((value) => value === null)).toBe(true);
});

test('days are added up to their months when a range is long', () => {
  const range = rangeOf('months_6', '2026-11-21');
  const flow = flowOf(
    [day('2026-06-01', 1), day('2026-06-30', 2), day('2026-11-21', 4)],
    range,
    '2026-06-01',
  );
  expect(flow).toEqual([3n, 0n, 0n, 0n, 0n, 4n]);
});

test('where something stood is reckoned back from now', () => {
  const changes = [day('2026-11-19', 4), day('2026-11-21', -1), day('2026-11-25', 10)];
  // 20 now includes the 10 that were dated ahead.
  expect(standingTrail(20n, changes, '2026-11-21', 4)).toEqual([7n, 11n, 11n, 10n]);
});

test('the sum over days takes both ends', () => {
  const days = [day('2026-11-01', 1), day('2026-11-02', 2), day('2026-11-03', 4)];
  expect(sumBetween(days, '2026-11-01', '2026-11-02')).toBe(3n);
});

test('a percentage has one decimal, rounded half away from zero', () => {
  expect(percentOf(45_750_000n, 580_000_000n)).toBe('7.9');
  expect(percentOf(1n, 3n)).toBe('33.3');
  expect(percentOf(2n, 3n)).toBe('66.7');
  expect(percentOf(-1n, 8n)).toBe('-12.5');
  expect(percentOf(-1n, 16n)).toBe('-6.3');
  expect(percentOf(1n, 2000n)).toBe('0.1');
  expect(percentOf(0n, 9n)).toBe('0.0');
  expect(percentOf(5n, 0n)).toBeNull();
});
