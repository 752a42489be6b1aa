import fc from 'fast-check';
import { expect, test } from 'vitest';
import { money, sumMoney, type Money } from '@poros/kernel/shared';
import { branchBalances, dimensionFault } from './posting.ts';
import { sharesOf } from './shares.ts';

test('a dimension that is demanded must be given, one that is forbidden must not', () => {
  const rules = { department: 'required', project: 'forbidden' } as const;

  expect(dimensionFault(rules, {})).toEqual({ dimension: 'department', isMissing: true });
  expect(dimensionFault(rules, { department: 'd', project: 'p' })).toEqual({
    dimension: 'project',
    isMissing: false,
  });
  expect(dimensionFault(rules, { department: 'd', equipment: 'e' })).toBeUndefined();
});

test('lines within one branch owe nothing to another', () => {
  expect(
    branchBalances([
      { branch: 'a', debit: money('5'), credit: money('0') },
      { branch: 'a', debit: money('0'), credit: money('5') },
    ]).size,
  ).toBe(0);
});

test('what branches owe each other is nothing altogether', () => {
  const line = fc.record({
    branch: fc.constantFrom('a', 'b', 'c'),
    amount: fc.bigInt({ min: 1n, max: 10n ** 12n }),
  });
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 20 }), (lines) => {
      const debits = lines.map(({ branch, amount }) => ({
        branch,
        debit: amount as Money,
        credit: 0n as Money,
      }));
      const total = sumMoney(debits.map((one) => one.debit));
      const balances = branchBalances([
        ...debits,
        { branch: 'a', debit: 0n as Money, credit: total },
      ]);
      expect(sumMoney(balances.values())).toBe(0n);
    }),
  );
});

test('shares of a document add up to it, also when every part weighs nothing', () => {
  const amounts = fc.array(fc.bigInt({ min: 0n, max: 10n ** 10n }), {
    minLength: 1,
    maxLength: 30,
  });
  fc.assert(
    fc.property(amounts, fc.nat(9_999_999), (weights, total) => {
      const shares = sharesOf(money(String(total)), weights as Money[], 0);
      expect(sumMoney(shares)).toBe(money(String(total)));
      expect(shares).toHaveLength(weights.length);
    }),
  );
});
