import { expect, test } from 'vitest';
import { ensureNetworks, isFrom } from './networks.ts';

test('an address is let through by itself, by its network, or when no network is named', () => {
  expect(isFrom([], '203.0.113.9')).toBe(true);
  expect(isFrom(['203.0.113.9'], '203.0.113.9')).toBe(true);
  expect(isFrom(['10.1.0.0/16'], '10.1.200.3')).toBe(true);
  expect(isFrom(['10.1.0.0/16'], '::ffff:10.1.200.3')).toBe(true);
  expect(isFrom(['2001:db8::/32'], '2001:db8:1::5')).toBe(true);
});

test('an address outside every named network is kept out', () => {
  expect(isFrom(['10.1.0.0/16'], '10.2.0.1')).toBe(false);
  expect(isFrom(['10.1.0.0/16'], '::1')).toBe(false);
  expect(isFrom(['2001:db8::/32'], '10.1.0.1')).toBe(false);
  expect(isFrom(['10.1.0.0/16'], 'not an address')).toBe(false);
});

test.each(['10.1.0.0/33', '10.1.0.0/0', '300.1.1.1', '10.1', '2001:db8::/129', 'abcd'])(
  '%s is no network',
  (network) => {
    expect(() => ensureNetworks(['10.0.0.1', network])).toThrow('identity.network_wrong');
  },
);
