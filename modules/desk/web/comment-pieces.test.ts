import { expect, test } from 'vitest';
import { mentionAt, pieces } from './comment-pieces.ts';

/** Without the places, which the keys of the page are made of. */
const cut = (body: string, names: readonly string[]) =>
  pieces(body, names).map(({ kind, text }) => ({ kind, text }));

test('a web address becomes a link without the full stop behind it, and nothing else does', () => {
  expect(cut('Lihat https://a.id/b?c=1. Atau (http://x.id)', [])).toEqual([
    { kind: 'text', text: 'Lihat ' },
    { kind: 'link', text: 'https://a.id/b?c=1' },
    { kind: 'text', text: '. Atau (' },
    { kind: 'link', text: 'http://x.id' },
    { kind: 'text', text: ')' },
  ]);
  expect(cut('javascript:alert(1) <b>', [])).toEqual([
    { kind: 'text', text: 'javascript:alert(1) <b>' },
  ]);
});

test('only the names of people who were mentioned are marked, the longer one first', () => {
  expect(cut('@Dewi Lestari dan @Budi', ['Dewi', 'Dewi Lestari'])).toEqual([
    { kind: 'mention', text: '@Dewi Lestari' },
    { kind: 'text', text: ' dan @Budi' },
  ]);
});

test('the name that is being typed is what stands between the last @ and the caret', () => {
  expect(mentionAt('halo @de', 8)).toBe('de');
  expect(mentionAt('halo @dewi le', 13)).toBe('dewi le');
  expect(mentionAt('surat@perusahaan', 16)).toBeNull();
  expect(mentionAt('@dewi tolong dicek', 18)).toBeNull();
  expect(mentionAt('@', 1)).toBe('');
});
