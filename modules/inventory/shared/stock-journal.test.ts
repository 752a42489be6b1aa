import fc from 'fast-check';
import { expect, test } from 'vitest';
import { money, sumMoney, type Money } from '@poros/kernel/shared';
import { CONTRA_OF, gain, stockJournal } from './stock-journal.ts';

test('goods received without an invoice stand between stock and GR/IR', () => {
  expect(stockJournal(gain(money('4500000'), 'A', CONTRA_OF.purchase))).toEqual([
    { account: 'inventory', debit: money('4500000'), dimensions: { branch: 'A' } },
    { account: 'gr_ir', credit: money('4500000'), dimensions: { branch: 'A' } },
  ]);
});

test('a transfer inside a branch needs no journal, between branches value moves over', () => {
  const over = (to: string) =>
    stockJournal([
      { account: 'inventory', branchId: 'A', amount: money('-70') },
      { account: 'inventory', branchId: to, amount: money('70') },
    ]);

  expect(over('A')).toEqual([]);
  expect(over('B')).toEqual([
    { account: 'inventory', credit: money('70'), dimensions: { branch: 'A' } },
    { account: 'inventory', debit: money('70'), dimensions: { branch: 'B' } },
  ]);
});

test('a journal of stock always balances', () => {
  const gains = fc.array(
    fc.tuple(
      fc.bigInt(-1_000_000_000_000n, 1_000_000_000_000n),
      fc.constantFrom('A', 'B'),
      fc.constantFrom('gr_ir', 'cost_of_sales', 'stock_adjustment'),
      fc.constantFrom('A', 'B'),
    ),
  );
  fc.assert(
    fc.property(gains, (all) => {
      const lines = stockJournal(
        all.flatMap(([value, branch, contra, other]) =>
          gain(value as Money, branch, contra, other),
        ),
      );
      const debit = sumMoney(lines.map((line) => line.debit ?? (0n as Money)));
      const credit = sumMoney(lines.map((line) => line.credit ?? (0n as Money)));
      expect(debit).toBe(credit);
    }),
  );
});
