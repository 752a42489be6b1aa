import { expect, test } from 'vitest';
import { stretched } from './stretch.ts';

test('words grow by two fifths, placeholders and figures stay', () => {
  expect(stretched({ a: 'Simpan {count} baris, 12 %' })).toEqual({
    a: 'Simpannnn {count} barisss, 12 %',
  });
});
