import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backOff_ms } from './back-off.ts';
import { checksum } from './checksum.ts';
import { clamp, hear, read, START, tick, written } from './hybrid-clock.ts';
import { merge, type FieldPolicy } from './merge.ts';
import { canonical } from './surroundings.ts';
import { bump, compare, join } from './version-vector.ts';

test('the clock of a device rises whatever its wall clock does, and sorts as text', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 2 ** 41 }), { minLength: 2 }), (times) => {
      let last = START;
      let text = '';
      for (const now of times) {
        last = tick(last, now);
        expect(written(last, 'a') > text).toBe(true);
        text = written(last, 'a');
        expect(read(text)).toEqual(last);
      }
    }),
  );
});

test('who hears a stamp writes later ones', () => {
  const stamp = fc.record({ ms: fc.nat(1_000), count: fc.nat(10) });
  fc.assert(
    fc.property(stamp, stamp, fc.nat(1_000), (mine, theirs, now) => {
      const after = written(hear(mine, theirs, now), 'a');
      expect(after > written(mine, 'a')).toBe(true);
      expect(after > written(theirs, 'a')).toBe(true);
    }),
  );
});

test('a stamp from the future is cut back to a minute and marked, never refused', () => {
  expect(clamp({ ms: 1_000_000, count: 3 }, 0)).toEqual({
    stamp: { ms: 60_000, count: 3 },
    wasAhead: true,
  });
  expect(clamp({ ms: 59_000, count: 3 }, 0).wasAhead).toBe(false);
});

const POLICIES: readonly FieldPolicy[] = [
  'server_wins',
  'client_override',
  'lww',
  'manual',
  'max',
  'union',
];
const value = fc.oneof(fc.constant('a'), fc.constant('b'), fc.nat(3));
const fields = fc.dictionary(fc.constantFrom('x', 'y', 'z'), value);
const sides = fc.record({
  base: fields,
  mine: fields,
  theirs: fields,
  mineAt: fc.constantFrom('1', '2'),
  theirsAt: fc.constantFrom('1', '2'),
});

test('a merge drops nothing: each value stands or is in a conflict', () => {
  fc.assert(
    fc.property(sides, fc.constantFrom(...POLICIES), (given, policy) => {
      const { fields: merged, conflicts } = merge(given, () => policy);
      for (const [field, mine] of Object.entries(given.mine)) {
        const isKept = mine === given.base[field] || merged[field] === mine;
        expect(isKept || conflicts.some((one) => one.field === field && one.mine === mine)).toBe(
          true,
        );
      }
    }),
  );
});

test('where one side alone changed a field, it has it; done again nothing changes', () => {
  fc.assert(
    fc.property(sides, (given) => {
      const { fields: merged } = merge(given, () => 'server_wins');
      for (const field of Object.keys(given.mine))
        if (given.theirs[field] === given.base[field])
          expect(merged[field]).toBe(given.mine[field]);
      const again = merge({ ...given, base: given.theirs, mine: merged }, () => 'server_wins');
      expect(again.fields).toEqual(merged);
    }),
  );
});

test('a union is the same from both sides', () => {
  const tags = fc.array(fc.constantFrom('a', 'b', 'c'));
  fc.assert(
    fc.property(tags, tags, (mine, theirs) => {
      const at = { base: { tags: ['z'] }, mineAt: '1', theirsAt: '2' };
      const one = merge({ ...at, mine: { tags: mine }, theirs: { tags: theirs } }, () => 'union');
      const two = merge({ ...at, mine: { tags: theirs }, theirs: { tags: mine } }, () => 'union');
      const sorted = (list: unknown) => new Set(list as string[]);
      expect(sorted(one.fields['tags'])).toEqual(sorted(two.fields['tags']));
    }),
  );
});

const vector = fc.dictionary(fc.constantFrom('office', 'a', 'b'), fc.nat(3));

test('version vectors: who joined knows both, and two who did not meet are concurrent', () => {
  fc.assert(
    fc.property(vector, vector, (one, other) => {
      const both = join(one, other);
      expect(['same', 'after']).toContain(compare(both, one));
      expect(compare(both, join(other, one))).toBe('same');
      expect(compare(bump(one, 'a'), one)).toBe('after');
      expect(compare(bump(one, 'a'), bump(one, 'b'))).toBe('concurrent');
    }),
  );
});

test('a checksum does not ask for the order, and tells every change of a version', () => {
  const doc = fc.record({
    collection: fc.constantFrom('item', 'stock'),
    docId: fc.uuid(),
    version: fc.integer({ min: 1, max: 99 }),
  });
  fc.assert(
    fc.property(fc.uniqueArray(doc, { selector: ({ docId }) => docId, minLength: 1 }), (docs) => {
      expect(checksum(docs.toReversed())).toBe(checksum(docs));
      const [first, ...rest] = docs;
      if (!first) return;
      expect(checksum(rest)).not.toBe(checksum(docs));
      expect(checksum([{ ...first, version: first.version + 1 }, ...rest])).not.toBe(
        checksum(docs),
      );
    }),
  );
});

test('a canonical text does not ask for the order of keys', () => {
  expect(canonical({ b: [1, { d: undefined, c: null }], a: 'x' })).toBe(
    '{"a":"x","b":[1,{"c":null}]}',
  );
  expect(canonical({ a: 'x', b: [1, { c: null }] })).toBe(
    canonical({ b: [1, { c: null }], a: 'x' }),
  );
});

test('waits grow to half a minute and differ between devices', () => {
  expect(backOff_ms(1, 1)).toBe(500);
  expect(backOff_ms(40, 1)).toBe(30_000);
  expect(backOff_ms(40, 0)).toBe(3_000);
  expect(backOff_ms(3, 0.2)).toBeLessThan(backOff_ms(3, 0.8));
});
