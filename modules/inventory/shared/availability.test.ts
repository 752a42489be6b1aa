import { expect, test } from 'vitest';
import { quantity } from '@poros/kernel/shared';
import {
  available,
  isShort,
  mayReserve,
  mayTake,
  stockStatus,
  type Promised,
} from './availability.ts';

const stock = (onHand: string, reserved: string, policy: Partial<Promised> = {}): Promised => ({
  onHand: quantity(onHand),
  reserved: quantity(reserved),
  mayBackorder: false,
  mayGoNegative: false,
  ...policy,
});

test.each([
  ['2500', '500', '0', 'ok'],
  ['850', '0', '0', 'ok'],
  ['320', '100', '250', 'low'],
  ['100', '100', '0', 'low'],
  ['1800', '2000', '0', 'oversold'],
] as const)('%s on hand, %s promised, reorder point %s: %s', (onHand, reserved, point, status) => {
  expect(stockStatus(stock(onHand, reserved), quantity(point))).toBe(status);
});

test('no more is promised than is free, unless the warehouse takes backorders', () => {
  expect(mayReserve(stock('10', '4'))).toBe(quantity('6'));
  expect(mayReserve(stock('10', '12'))).toBe(0n);
  expect(mayReserve(stock('10', '4', { mayBackorder: true }))).toBeUndefined();
});

test('nobody takes what is promised to someone else', () => {
  expect(mayTake(stock('10', '4'))).toBe(quantity('6'));
  expect(mayTake(stock('10', '4'), quantity('4'))).toBe(quantity('10'));
  expect(mayTake(stock('10', '10'), quantity('3'))).toBe(quantity('3'));
});

test('nobody takes what is not there, even where orders may wait for it', () => {
  expect(mayTake(stock('5', '8', { mayBackorder: true }), quantity('8'))).toBe(quantity('5'));
  expect(mayTake(stock('5', '8'), quantity('8'))).toBe(quantity('5'));
  expect(mayTake(stock('0', '0', { mayGoNegative: true }))).toBeUndefined();
});

test('stock is short when a loss leaves less than is promised, against the rule', () => {
  expect(isShort(stock('5', '8'))).toBe(true);
  expect(isShort(stock('5', '8', { mayBackorder: true }))).toBe(false);
  expect(isShort(stock('8', '8'))).toBe(false);
  expect(available(stock('5', '8'))).toBe(quantity('-3'));
});
