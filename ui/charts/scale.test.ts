import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  bands,
  cumulative,
  foldParts,
  labelled,
  linear,
  magnitude,
  pieces,
  points,
  spreadApart,
  ticksOf,
  wholeTicks,
} from './scale.ts';

test('ticks are round, even, begin at zero and reach above the largest value', () => {
  expect(ticksOf(0, 410)).toEqual([0, 200, 400, 600]);
  expect(ticksOf(0, 95)).toEqual([0, 25, 50, 75, 100]);
  expect(ticksOf(0, 0.7)).toEqual([0, 0.2, 0.4, 0.6, 0.8]);
  expect(ticksOf(-30, 70)).toEqual([-50, -25, 0, 25, 50, 75]);
  expect(ticksOf(0, 0)).toEqual([0, 1]);
  fc.assert(
    fc.property(fc.double({ min: 0.001, max: 1e14, noNaN: true }), (high) => {
      const ticks = ticksOf(0, high);
      expect(ticks[0]).toBe(0);
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(high * 0.999_999);
      expect(ticks.length).toBeGreaterThanOrEqual(2);
      expect(ticks.length).toBeLessThanOrEqual(6);
    }),
  );
});

test('what is counted has no half ticks', () => {
  expect(wholeTicks(0, 2)).toEqual([0, 1, 2]);
  expect(wholeTicks(0, 1)).toEqual([0, 1]);
  expect(wholeTicks(0, 40)).toEqual([0, 10, 20, 30, 40]);
});

test('a scale may run downwards, as screens do', () => {
  const y = linear(0, 100, 200, 0);
  expect([y(0), y(50), y(100)]).toEqual([200, 100, 0]);
});

test('bands fill the room and know what lies under the pointer', () => {
  const four = bands(4, 10, 410, 0.5);
  expect([four.at(0), four.width, four.middle(3)]).toEqual([35, 50, 360]);
  expect([four.nearest(-50), four.nearest(111), four.nearest(9_999)]).toEqual([0, 1, 3]);
  const five = points(5, 0, 100);
  expect([five.at(0), five.at(4), five.nearest(30), points(1, 0, 100).at(0)]).toEqual([
    0, 100, 1, 50,
  ]);
});

test('labels of an axis never crowd and always end with the newest', () => {
  expect(labelled(30, 300, 60)).toEqual([5, 11, 17, 23, 29]);
  expect(labelled(3, 300, 60)).toEqual([0, 1, 2]);
  expect(labelled(0, 300, 60)).toEqual([]);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 40, max: 2000 }), (n, room) => {
      const chosen = labelled(n, room, 40);
      expect(chosen.at(-1)).toBe(n - 1);
      expect(chosen.length).toBeLessThanOrEqual(Math.max(1, Math.floor(room / 40)));
    }),
  );
});

test('a missing value is a gap in the line and not a zero', () => {
  expect(pieces([1, 2, null, 0, null, null, 5, 6])).toEqual([[0, 1], [3], [6, 7]]);
  expect(pieces([null, null])).toEqual([]);
});

test('the shares of a Pareto chart rise to the whole', () => {
  expect(cumulative([50, 30, 20])).toEqual([50, 80, 100]);
  expect(cumulative([0, 0])).toEqual([0, 0]);
});

test('more parts than a stack may have become one rest, the order stays', () => {
  const parts = [3, 9, 1, 8, 7, 2, 6];
  const folded = foldParts(parts, (one) => one);
  expect(folded.map((part) => part.of)).toEqual([[3], [9], [8], [7], [6], [1, 2]]);
  expect(folded.at(-1)?.isRest).toBe(true);
  expect(foldParts([1, 2, 3, 4, 5, 6], (one) => one).some((part) => part.isRest)).toBe(false);
});

test('figures are read in the power of a thousand that leaves them short', () => {
  expect([950, 45_000, 3_500_000, 1_250_000_000, 2e12].map(magnitude)).toEqual([
    1, 1e3, 1e6, 1e6, 1e12,
  ]);
});

test('labels at the end of lines do not cover each other', () => {
  expect(spreadApart([50, 52, 10], 14, 0, 100)).toEqual([50, 64, 10]);
  expect(spreadApart([99, 100], 14, 0, 100)).toEqual([86, 100]);
});
