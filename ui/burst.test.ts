import { expect, test } from 'vitest';
import { burstOf } from './burst.ts';

/** A keyboard whose clock the test moves. */
function keyboard() {
  let now = 0;
  let due: { at: number; act: () => void } | null = null;
  const acted: string[] = [];
  const burst = burstOf((act, ms) => {
    due = { at: now + ms, act };
    return () => {
      due = null;
    };
  });
  const passes = (ms: number) => {
    now += ms;
    if (due && due.at < now) {
      const { act } = due;
      due = null;
      act();
    }
  };
  const press = (key: string) => ({
    key,
    timeStamp: now,
    repeat: false,
    preventDefault: () => undefined,
  });
  return {
    acted,
    wait: passes,
    letters(text: string, gap_ms: number) {
      for (const key of text) {
        passes(gap_ms);
        burst.hear(press(key), () => acted.push(key));
      }
    },
    enter(gap_ms: number): boolean {
      passes(gap_ms);
      return burst.end(press('Enter'), 'Enter');
    },
  };
}

test('a scan does nothing, nor does the Enter that ends it', () => {
  const keys = keyboard();
  keys.letters('SA8991234567891', 5);
  expect(keys.enter(5)).toBe(true);
  keys.wait(500);
  expect(keys.acted).toEqual([]);
});

test('a hand acts: one letter after a moment, two in a roll in their order', () => {
  const keys = keyboard();
  keys.letters('e', 200);
  expect(keys.acted).toEqual([]);
  keys.wait(40);
  expect(keys.acted).toEqual(['e']);
  keys.letters('gs', 20);
  keys.wait(40);
  expect(keys.acted).toEqual(['e', 'g', 's']);
});

test('the same letter again and again is a finger, not a scanner', () => {
  const keys = keyboard();
  keys.letters('xxxxxx', 10);
  keys.wait(40);
  expect(keys.acted).toHaveLength(6);
});

test('after a scan the next letter of a hand acts again', () => {
  const keys = keyboard();
  keys.letters('123456', 3);
  expect(keys.enter(3)).toBe(true);
  keys.letters('n', 300);
  keys.wait(40);
  expect(keys.acted).toEqual(['n']);
  expect(keys.enter(100)).toBe(false);
});
