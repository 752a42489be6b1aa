import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { world, type World } from '@poros/testing';
import { books, type Books } from '@poros/testing/books';
import { createCreditNote } from './create-credit-note.ts';
import { getAgeing } from './get-ageing.ts';
import { getBalanceSheet } from './get-balance-sheet.ts';
import { getCustomerStatement } from './get-customer-statement.ts';
import { getLedger } from './get-ledger.ts';
import { getProfitLoss } from './get-profit-loss.ts';
import { getTrialBalance } from './get-trial-balance.ts';
import { postManualJournal } from './post-manual-journal.ts';

/**
 * Sales in October and November, a part of them paid, a credit note, and costs of two departments.
 */
async function busyMonths() {
  const w = await world();
  const b = await books(w);
  const other = await b.customer({ name: 'Toko Sinar' });
  const old = await b.invoice('10000000', { issuedOn: '2026-08-01', dueOn: '2026-08-15' });
  const october = await b.invoice('4000000', {
    issuedOn: '2026-10-01',
    dueOn: '2026-10-31',
    customerId: other,
  });
  await b.invoice('2500000', { issuedOn: '2026-11-02', dueOn: '2026-12-02', customerId: other });
  await b.receive('3000000', [{ invoiceId: old.id, amount: '2500000' }], {
    receivedOn: '2026-09-10',
  });
  await w.run(createCreditNote, {
    invoiceId: october.id,
    reason: 'Retur sebagian',
    issuedOn: '2026-11-05',
  });
  const [sales, plant] = [randomUUID(), randomUUID()];
  await w.within(async (ctx) =>
    ctx.insert('tenancy.department', [
      { id: sales, code: 'D1', name: 'Penjualan' },
      { id: plant, code: 'D2', name: 'Pabrik' },
    ]),
  );
  await spend(w, b, { amount: '700000', on: '2026-10-15', departmentId: sales });
  await spend(w, b, { amount: '300000', on: '2026-11-15', departmentId: plant });
  await spend(w, b, { amount: '50000', on: '2026-11-16' });
  return { w, b, other, sales, plant };
}

interface Cost {
  readonly amount: string;
  readonly on: string;
  readonly departmentId?: string;
}

async function spend(w: World, b: Books, { amount, on, departmentId }: Cost): Promise<void> {
  await w.run(postManualJournal, {
    description: 'Perlengkapan',
    postedOn: on,
    lines: [
      {
        accountId: await b.account('supplies_cost'),
        debit: amount,
        ...(departmentId && { departmentId }),
      },
      { accountId: b.bankId, credit: amount },
    ],
  });
}

const sum = (amounts: readonly string[]) => amounts.reduce((total, one) => total + Number(one), 0);

test('a trial balance sums to zero, carries on from month to month, and agrees with the ledgers', async () => {
  const { w } = await busyMonths();

  const year = await w.run(getTrialBalance, { from: '2026-01', to: '2026-11' });
  const november = await w.run(getTrialBalance, { from: '2026-11', to: '2026-11' });

  expect(year.debit).toBe(year.credit);
  for (const { rows } of [year, november]) {
    expect(sum(rows.map((row) => row.opening))).toBe(0);
    expect(sum(rows.map((row) => row.closing))).toBe(0);
  }
  const closing = (rows: typeof year.rows) => rows.map((row) => [row.code, row.closing]);
  expect(closing(november.rows)).toEqual(closing(year.rows));
  for (const row of november.rows) {
    const ledger = await w.run(getLedger, {
      accountId: row.accountId,
      from: '2026-11-01',
      to: '2026-11-30',
    });
    expect([ledger.opening, ledger.debit, ledger.credit, ledger.closing].map(Number)).toEqual(
      [row.opening, row.debit, row.credit, row.closing].map(Number),
    );
  }
});

test('a trial balance looks at one department, or at the lines that carry none', async () => {
  const { w, sales, plant } = await busyMonths();
  const supplies = async (departmentId: string) =>
    (await w.run(getTrialBalance, { from: '2026-01', to: '2026-11', departmentId })).rows.find(
      (row) => row.code === '6160',
    )?.closing;

  expect([await supplies(sales), await supplies(plant), await supplies('blank')]).toEqual([
    '700000.0000',
    '300000.0000',
    '50000.0000',
  ]);
});

test('a ledger runs through its pages without losing its balance', async () => {
  const { w, b } = await busyMonths();
  const range = { accountId: b.bankId, from: '2026-09-01', to: '2026-11-30' };

  const whole = await w.run(getLedger, range);
  const paged = [];
  for (let after: string | null | undefined; after !== null;) {
    const page: Awaited<ReturnType<typeof w.run<typeof getLedger>>> = await w.run(getLedger, {
      ...range,
      limit: 1,
      ...(after && { after }),
    });
    paged.push(...page.rows);
    after = page.next;
  }

  expect(paged).toEqual(whole.rows);
  expect(whole.rows.map((row) => Number(row.balance))).toEqual([
    3_000_000, 2_300_000, 2_000_000, 1_950_000,
  ]);
  expect(await w.refused(getLedger, { ...range, after: 'x' })).toBe('kernel.invalid_input');
  expect(await w.refused(getLedger, { ...range, accountId: randomUUID() })).toBe(
    'finance.account_not_found',
  );
});

test('the ledger of one party shows that party alone', async () => {
  const { w, b, other } = await busyMonths();

  const { rows, closing } = await w.run(getLedger, {
    accountId: await b.account('receivable'),
    partyId: other,
    from: '2026-11-01',
    to: '2026-11-30',
  });

  expect(rows.map((row) => row.partyName)).toEqual(['Toko Sinar', 'Toko Sinar']);
  expect(closing).toBe('2775000.0000');
});

test('ages of receivables add up to the control account, on any day', async () => {
  const { w, b } = await busyMonths();

  for (const on of [
    '2026-08-31',
    '2026-09-30',
    '2026-10-31',
    '2026-11-04',
    '2026-11-20',
    '2027-02-01',
  ]) {
    const { totals, controlBalance } = await w.run(getAgeing, { on });
    expect([on, Number(totals.total)]).toEqual([on, Number(controlBalance)]);
  }
  const { rows, totals } = await w.run(getAgeing, { on: '2026-11-20' });
  expect(rows).toMatchObject([
    { customerId: b.customerId, older: '8600000.0000', total: '8600000.0000' },
    { customerName: 'Toko Sinar', notDue: '2775000.0000' },
  ]);
  expect(totals).toMatchObject({ notDue: '2775000.0000', days30: '0', older: '8600000.0000' });
  expect((await w.run(getAgeing, { on: '2026-11-04' })).totals).toMatchObject({
    notDue: '2775000.0000',
    days30: '4440000.0000',
    days90: '8600000.0000',
  });
});

test('the balance sheet balances, with the result that no closing has moved', async () => {
  const { w } = await busyMonths();

  const sheet = await w.run(getBalanceSheet, { at: '2026-11', comparedTo: '2026-10' });

  for (const column of ['amount', 'compared'] as const)
    expect(Number(sheet.assets[column])).toBe(
      Number(sheet.liabilities[column]) + Number(sheet.equity[column]),
    );
  expect(sheet.resultOfYear).toEqual({ amount: '11450000.0000', compared: '13300000.0000' });
  expect(sheet.rows.filter((row) => row.isHeading).map((row) => row.code)).toEqual([
    '1000',
    '1100',
    '1110',
    '1130',
    '2000',
    '2100',
    '2120',
    '2130',
  ]);
  const next = await w.run(getBalanceSheet, { at: '2027-01' });
  expect([next.resultOfYear.amount, next.resultBefore.amount]).toEqual(['0.0000', '11450000.0000']);
});

test('profit by month and by department adds up to profit', async () => {
  const { w, sales } = await busyMonths();
  const range = { from: '2026-08', to: '2026-11' };

  const plain = await w.run(getProfitLoss, range);
  const byMonth = await w.run(getProfitLoss, { ...range, by: 'month' });
  const byDepartment = await w.run(getProfitLoss, { ...range, by: 'department' });

  expect(plain).toMatchObject({
    income: ['12500000.0000'],
    cost: ['1050000.0000'],
    result: ['11450000.0000'],
  });
  expect(byMonth.columns.map((one) => one.key)).toEqual(['2026-08', '2026-10', '2026-11']);
  expect(byMonth.result.map(Number)).toEqual([10_000_000, 3_300_000, -1_850_000, 11_450_000]);
  expect(byDepartment.result.at(-1)).toBe('11450000.0000');
  const column = byDepartment.columns.findIndex((one) => one.key === sales);
  expect(byDepartment.cost[column]).toBe('700000.0000');
});

test('a customer’s statement ends at what he owes less what he paid ahead', async () => {
  const { w, b } = await busyMonths();

  const statement = await w.run(getCustomerStatement, {
    customerId: b.customerId,
    from: '2026-09-01',
    to: '2026-11-30',
  });

  expect(statement).toMatchObject({
    opening: '11100000.0000',
    closing: '8100000.0000',
    rows: [{ postedOn: '2026-09-10', credit: '3000000.0000', balance: '8100000.0000' }],
  });
  expect(
    await w.refused(getCustomerStatement, {
      customerId: randomUUID(),
      from: '2026-09-01',
      to: '2026-11-30',
    }),
  ).toBe('finance.customer_not_found');
});

test('someone whose right reaches one branch reads the books of that branch', async () => {
  const { w } = await busyMonths();
  const local = w.as({
    permissions: ['finance.report.read'],
    scope: 'branch',
    branchIds: [randomUUID()],
  });

  expect((await local.run(getTrialBalance, { from: '2026-01', to: '2026-11' })).rows).toEqual([]);
  expect((await local.run(getBalanceSheet, { at: '2026-11' })).assets.amount).toBe('0.0000');
});
