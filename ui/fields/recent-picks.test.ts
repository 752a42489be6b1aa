import { expect, test } from 'vitest';
import { recentFirst } from './recent-picks.ts';

const hits = ['a', 'b', 'c', 'd'].map((id) => ({ id }));

test('what was used lately stands first, in the order of use; the rest keeps its order', () => {
  const found = recentFirst(hits, ['c', 'x', 'a']);
  expect(found.map((hit) => hit.id)).toEqual(['c', 'a', 'b', 'd']);
});

test('without a past the hits stay as the server gave them', () => {
  expect(recentFirst(hits, [])).toEqual(hits);
});
