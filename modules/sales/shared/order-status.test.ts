import { expect, test } from 'vitest';
import { ORDER_STATUSES, canMove, orderMoves, type OrderStatus } from './order-status.ts';

test('every status can be reached from a draft', () => {
  const reached = new Set<OrderStatus>(['draft']);
  for (const status of reached) for (const next of orderMoves[status]) reached.add(next);
  expect([...reached].sort()).toEqual([...ORDER_STATUSES].sort());
});

test('nothing leads out of paid and cancelled', () => {
  expect(orderMoves.paid).toEqual([]);
  expect(orderMoves.cancelled).toEqual([]);
});

test('what has begun to be delivered can no longer be cancelled', () => {
  expect(canMove('approved', 'cancelled')).toBe(true);
  expect(canMove('partly_delivered', 'cancelled')).toBe(false);
  expect(canMove('delivered', 'cancelled')).toBe(false);
});
