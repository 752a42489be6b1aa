import { expect, test } from 'vitest';
import { judge, nextLevel, type Authority, type Judged } from './authority.ts';

const right = (given: Partial<Authority> = {}): Authority => ({
  byUserId: 'boss',
  kind: 'sales.order',
  branchIds: null,
  amountMax: null,
  ...given,
});
const request: Judged = {
  kind: 'sales.order',
  branchId: 'hq',
  amount: '1000000.0000',
  askedBy: 'writer',
};
const boss = { userId: 'boss', mayDecideOwn: false };

test('a right decides requests of its kind, where it reaches', () => {
  expect(judge([right()], request, boss).may).toBe(true);
  expect(judge([right({ branchIds: ['hq'] })], request, boss).may).toBe(true);
  expect(judge([right({ branchIds: ['bdg'] })], request, boss)).toEqual({
    may: false,
    why: 'no_right',
  });
  expect(judge([right({ kind: 'sales.credit' })], request, boss)).toEqual({
    may: false,
    why: 'no_right',
  });
});

test('a limit is the most one may decide, to the last rupiah, and the widest of several counts', () => {
  const limited = [right({ amountMax: '500000' }), right({ amountMax: '999999.9999' })];
  expect(judge(limited, request, boss)).toEqual({
    may: false,
    why: 'beyond_limit',
    amountMax: '999999.9999',
  });
  expect(judge([...limited, right({ amountMax: '1000000' })], request, boss).may).toBe(true);
  expect(judge(limited, { ...request, amount: null }, boss).may).toBe(true);
});

test('nobody decides what he asked for, nor lets his stand-in do it', () => {
  const own = { ...request, askedBy: 'boss' };
  expect(judge([right()], own, boss)).toEqual({ may: false, why: 'own' });
  expect(judge([right()], own, { userId: 'deputy', mayDecideOwn: false })).toEqual({
    may: false,
    why: 'no_right',
  });
  expect(judge([right()], own, { ...boss, mayDecideOwn: true }).may).toBe(true);
});

test('one’s own right comes before that of somebody one stands in for', () => {
  const verdict = judge([right({ byUserId: 'away' }), right()], request, boss);
  expect(verdict).toMatchObject({ may: true, authority: { byUserId: 'boss' } });
});

test('the nearest level is asked first, then the one above, until nobody is left', () => {
  expect(nextLevel([1, 5, 10], null)).toBe(10);
  expect(nextLevel([1, 5, 10], 10)).toBe(5);
  expect(nextLevel([1, 5, 10], 5)).toBe(1);
  expect(nextLevel([1, 5, 10], 1)).toBeNull();
  expect(nextLevel([], null)).toBeNull();
});
