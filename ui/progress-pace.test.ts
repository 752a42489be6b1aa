import { expect, test } from 'vitest';
import { paceOf, spokenPercent } from './progress-pace.ts';

test('rate and time left are told after three seconds, not before', () => {
  expect(paceOf(100, 1000, 2999)).toEqual({ percent: 10, perSecond: null, left_s: null });
  expect(paceOf(100, 1000, 5000)).toEqual({ percent: 10, perSecond: 20, left_s: 45 });
  expect(paceOf(0, 1000, 9000).left_s).toBeNull();
});

test('a bar never passes its end and an unknown total is no division by zero', () => {
  expect(paceOf(12, 10, 5000).percent).toBe(100);
  expect(paceOf(12, 10, 5000).left_s).toBe(0);
  expect(paceOf(5, 0, 5000)).toEqual({ percent: 0, perSecond: null, left_s: null });
});

test('a screen reader hears every tenth per cent', () => {
  expect([0, 9, 10, 57, 100].map(spokenPercent)).toEqual([0, 0, 10, 50, 100]);
});
