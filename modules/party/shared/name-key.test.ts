import { expect, test } from 'vitest';
import { nameKey } from './name-key.ts';

test.each([
  ['PT. Maju Jaya, Tbk', 'maju jaya'],
  ['Maju-Jaya PT', 'maju jaya'],
  ['maju   jaya', 'maju jaya'],
  ['Café Señor', 'cafe senor'],
  ['CV. XYZ Trading', 'xyz trading'],
  ['Toko 88', '88'],
])('%s is looked for as %s', (name, key) => {
  expect(nameKey(name)).toBe(key);
});

test('two different firms keep different keys', () => {
  expect(nameKey('PT Maju Jaya')).not.toBe(nameKey('PT Maju Jaya Abadi'));
});

test('a name made of legal forms only keeps them', () => {
  expect(nameKey('CV. Koperasi')).toBe('cv koperasi');
});
