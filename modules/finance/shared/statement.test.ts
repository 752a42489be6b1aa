import { expect, test } from 'vitest';
import { money, moneyText, type Money } from '@poros/kernel/shared';
import type { AccountType } from './account.ts';
import { sectionTotal, statementLines, type StatementAccount } from './statement.ts';

const account = (
  code: string,
  under: string | null,
  type: AccountType,
  isPostable = true,
): StatementAccount => ({ id: code, code, name: code, type, parentId: under, isPostable });

const chart = [
  account('1000', null, 'asset', false),
  account('1110', '1100', 'asset'),
  account('1100', '1000', 'asset', false),
  account('1120', '1100', 'asset'),
  account('1130', '1100', 'asset'),
  account('4000', null, 'income', false),
  account('4110', '4000', 'income'),
];
const balances = new Map<string, Money[]>([
  ['1110', [money('5'), money('7')]],
  ['1120', [money('-2'), money('0')]],
  ['4110', [money('-3'), money('-7')]],
]);

test('headings add up what stands below them, in the order of the codes', () => {
  const lines = statementLines(chart, balances, 2);

  expect(
    lines.map((line) => [
      line.code,
      line.depth,
      ...line.amounts.map((one) => Number(moneyText(one))),
    ]),
  ).toEqual([
    ['1000', 0, 3, 7],
    ['1100', 1, 3, 7],
    ['1110', 2, 5, 7],
    ['1120', 2, -2, 0],
    ['4000', 0, 3, 7],
    ['4110', 1, 3, 7],
  ]);
});

test('an account with nothing in any column is left out, with headings that hold only such', () => {
  expect(statementLines(chart, new Map([['1110', [money('0')]]]), 1)).toEqual([]);
});

test('income is shown as credit, so that a sale is positive', () => {
  expect(sectionTotal(statementLines(chart, balances, 2), ['income'], 2)).toEqual([
    money('3'),
    money('7'),
  ]);
});
