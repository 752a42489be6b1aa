import { expect, test } from 'vitest';
import { idMaker } from './ids.ts';

const fixed = (ms: () => number) => idMaker({ now: ms, random: (bytes) => bytes.fill(0xab) });

test('ids of one maker rise strictly, even within a millisecond and when the clock goes back', () => {
  let now = 1_763_600_000_000;
  const next = fixed(() => now);
  const ids = Array.from({ length: 10_000 }, (_, index) => {
    if (index === 5_000) now -= 60_000;
    return next();
  });
  expect(ids).toEqual([...ids].sort());
  expect(new Set(ids).size).toBe(ids.length);
});

test('an id is a version 7 UUID that carries its instant', () => {
  const id = fixed(() => 1_763_600_000_000)();
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(1_763_600_000_000);
});
