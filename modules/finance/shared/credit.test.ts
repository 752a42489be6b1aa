import { expect, test } from 'vitest';
import { money, moneyText } from '@poros/kernel/shared';
import { creditDecision, exposureOf, type CreditPosition } from './credit.ts';

const million = (amount: number) => money(`${amount}000000`);

/** Limit 500; receivables 320 (40 overdue 12 days), delivered 30, orders 120, unapplied 15. */
const maju: CreditPosition = {
  limit: million(500),
  receivable: million(320),
  unapplied: million(15),
  onOrder: million(150),
  overdueAmount: million(40),
  overdueDays: 12,
  overdueDaysAllowed: 30,
  isOnHold: false,
};

test('exposure is receivables and open orders less what is paid and not applied', () => {
  expect(exposureOf(maju)).toBe(million(455));
});

test('455 owed and 60 more are over a limit of 500 by 15 million', () => {
  const { verdict, exposure, over } = creditDecision(maju, million(60));

  expect([verdict, moneyText(exposure), moneyText(over)]).toEqual([
    'over_limit',
    moneyText(million(515)),
    moneyText(million(15)),
  ]);
});

test('an order that just reaches the limit passes', () => {
  expect(creditDecision(maju, million(45))).toMatchObject({ verdict: 'ok', over: 0n });
  expect(creditDecision(maju, money('45000000.0001')).verdict).toBe('over_limit');
});

test('debt older than allowed holds an order that the limit would let pass', () => {
  const late = {
    ...maju,
    receivable: million(300),
    onOrder: million(0),
    unapplied: million(0),
    overdueDaysAllowed: 7,
  };

  expect(creditDecision(late, million(60)).verdict).toBe('overdue');
  expect(creditDecision({ ...late, overdueDaysAllowed: 12 }, million(60)).verdict).toBe('ok');
  expect(creditDecision({ ...late, overdueAmount: million(0) }, million(60)).verdict).toBe('ok');
});

test('a hold set by a person stands before every figure', () => {
  expect(creditDecision({ ...maju, isOnHold: true }, million(1)).verdict).toBe('on_hold');
  expect(creditDecision({ ...maju, isOnHold: true }, million(900)).verdict).toBe('on_hold');
});

test('money that is received and not applied gives room again', () => {
  const paid = { ...maju, unapplied: million(100) };

  expect(creditDecision(paid, million(60))).toMatchObject({
    verdict: 'ok',
    exposure: million(430),
  });
});
