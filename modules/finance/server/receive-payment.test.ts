import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { perform, world, type World } from '@poros/testing';
import { books } from '@poros/testing/books';
import { brokenRules } from '@poros/testing/broken-rules';
import { costOf } from '@poros/testing/cost-of';
import { allocateReceipt } from './allocate-receipt.ts';
import { cancelReceipt } from './cancel-receipt.ts';
import { getInvoice } from './get-invoice.ts';
import { getReceipt } from './get-receipt.ts';
import { listOpenItems } from './list-open-items.ts';
import { listReceipts } from './list-receipts.ts';
import { receivePayment } from './receive-payment.ts';
import { releaseAllocation } from './release-allocation.ts';

const eventsOf = async (w: World) =>
  (await w.rows<{ type: string }>('kernel.event_pending'))
    .map((row) => row.type)
    .filter((type) => type !== 'finance.journal_posted');

test('a payment settles the invoice, and its end is said once', async () => {
  const w = await world();
  const b = await books(w);
  const { id: invoiceId } = await b.invoice('1000000');

  const { unapplied, number } = await b.receive('1110000', [{ invoiceId, amount: '1110000' }]);

  expect([number, unapplied]).toEqual(['RC-2611-0001', '0.0000']);
  expect(await w.run(getInvoice, { invoiceId })).toMatchObject({
    status: 'paid',
    openAmount: '0.0000',
    settlements: [{ kind: 'receipt', amount: '1110000.0000' }],
  });
  expect(await b.balance('bank')).toBe('1110000');
  expect(await b.balance('receivable')).toBe('0');
  expect(await eventsOf(w)).toContain('finance.invoice_paid');
  expect(await brokenRules(w, 'finance')).toEqual([]);
});

test('part of an invoice leaves the rest open, and money left over stays the customer’s', async () => {
  const w = await world();
  const b = await books(w);
  const { id: invoiceId } = await b.invoice('1000000');

  await b.receive('110000', [{ invoiceId, amount: '110000' }]);
  const { id: receiptId, unapplied } = await b.receive('1500000', [
    { invoiceId, amount: '900000' },
  ]);

  expect(unapplied).toBe('600000.0000');
  expect(await w.run(getInvoice, { invoiceId })).toMatchObject({
    status: 'partly_paid',
    openAmount: '100000.0000',
  });
  expect(await b.balance('deposits')).toBe('-600000');
  expect(await w.rows('finance.customer_credit')).toMatchObject([
    { receivable: '100000.0000', unapplied: '600000.0000' },
  ]);
  const items = await w.run(listOpenItems, { customerId: b.customerId });
  expect(items.unapplied).toMatchObject([{ id: receiptId, unapplied: '600000.0000' }]);
  expect(items.invoices).toMatchObject([{ id: invoiceId, openAmount: '100000.0000' }]);
  expect(await brokenRules(w, 'finance')).toEqual([]);
});

test('what was left over is allocated later, with its own journal', async () => {
  const w = await world();
  const b = await books(w);
  const { id: receiptId } = await b.receive('2000000');
  const first = await b.invoice('1000000');
  const second = await b.invoice('500000');

  const { unapplied } = await w.run(allocateReceipt, {
    receiptId,
    version: 1,
    allocations: [
      { invoiceId: first.id, amount: '1110000' },
      { invoiceId: second.id, amount: '500000' },
    ],
  });

  expect(unapplied).toBe('390000.0000');
  expect([await b.balance('deposits'), await b.balance('receivable')]).toEqual([
    '-390000',
    '55000',
  ]);
  expect(await brokenRules(w, 'finance')).toEqual([]);
});

test('more than an invoice owes, or than the money there is, is refused', async () => {
  const w = await world();
  const b = await books(w);
  const { id: invoiceId } = await b.invoice('1000000');
  const receive = { customerId: b.customerId, method: 'transfer', accountId: b.bankId } as const;

  expect(
    await w.refused(receivePayment, {
      ...receive,
      amount: '2000000',
      allocations: [{ invoiceId, amount: '1110001' }],
    }),
  ).toBe('finance.invoice_oversettled');
  expect(
    await w.refused(receivePayment, {
      ...receive,
      amount: '100',
      allocations: [{ invoiceId, amount: '200' }],
    }),
  ).toBe('finance.receipt_overallocated');
  expect(
    await w.refused(receivePayment, {
      ...receive,
      amount: '100',
      allocations: [
        { invoiceId, amount: '20' },
        { invoiceId, amount: '20' },
      ],
    }),
  ).toBe('finance.allocation_twice');
  expect(
    await w.refused(receivePayment, {
      ...receive,
      amount: '100',
      allocations: [{ invoiceId: randomUUID(), amount: '20' }],
    }),
  ).toBe('finance.invoice_not_found');
  expect(await w.rows('finance.receipt')).toEqual([]);
});

test('money of one customer does not pay for another, nor before the invoice was issued', async () => {
  const w = await world();
  const b = await books(w);
  const { id: invoiceId } = await b.invoice('1000', { customerId: await b.customer() });
  const { id: own } = await b.invoice('1000');
  const receive = {
    customerId: b.customerId,
    method: 'cash',
    accountId: b.bankId,
    amount: '1000',
  } as const;

  expect(
    await w.refused(receivePayment, { ...receive, allocations: [{ invoiceId, amount: '10' }] }),
  ).toBe('finance.invoice_of_other_customer');
  expect(
    await w.refused(receivePayment, {
      ...receive,
      receivedOn: '2026-11-01',
      allocations: [{ invoiceId: own, amount: '10' }],
    }),
  ).toBe('finance.allocation_too_early');
  expect(
    await w.refused(receivePayment, {
      ...receive,
      currency: 'USD',
      allocations: [{ invoiceId: own, amount: '10' }],
    }),
  ).toBe('finance.currency_differs');
  expect(
    await w.refused(receivePayment, {
      ...receive,
      accountId: await b.account('receivable'),
      allocations: [],
    }),
  ).toBe('finance.account_not_money');
});

test('two receipts at once never pay one invoice twice', async () => {
  const w = await world();
  const b = await books(w);
  const { id: invoiceId } = await b.invoice('1000000');

  const tries = await Promise.allSettled(
    Array.from({ length: 8 }, () => b.receive('1110000', [{ invoiceId, amount: '1110000' }])),
  );

  expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  expect(await w.rows('finance.allocation')).toHaveLength(1);
  expect(await brokenRules(w, 'finance')).toEqual([]);
});

test('an allocation is taken back: the invoice is open again and the money unapplied', async () => {
  const w = await world();
  const b = await books(w);
  const { id: invoiceId } = await b.invoice('1000000');
  const { id: receiptId } = await b.receive('1110000', [{ invoiceId, amount: '1110000' }]);
  const {
    allocations: [allocation],
  } = await w.run(getReceipt, { receiptId });

  const { unapplied } = await w.run(releaseAllocation, { allocationId: allocation!.id });

  expect(unapplied).toBe('1110000.0000');
  expect(await w.run(getInvoice, { invoiceId })).toMatchObject({ status: 'issued' });
  expect(await eventsOf(w)).toContain('finance.invoice_reopened');
  expect(await w.refused(releaseAllocation, { allocationId: allocation!.id })).toBe(
    'finance.allocation_reversed',
  );
  expect(await w.refused(releaseAllocation, { allocationId: randomUUID() })).toBe(
    'finance.allocation_not_found',
  );
  expect(await brokenRules(w, 'finance')).toEqual([]);
});

test('a cancelled receipt leaves the books as if the money had never come', async () => {
  const w = await world();
  const b = await books(w);
  const { id: invoiceId } = await b.invoice('1000000');
  const { id: receiptId } = await b.receive('2000000', [{ invoiceId, amount: '1110000' }]);

  await w.run(cancelReceipt, { receiptId, version: 1, reason: 'Giro ditolak bank' });

  expect(await b.balance('bank')).toBe('0');
  expect(await b.balance('deposits')).toBe('0');
  expect(await w.run(getInvoice, { invoiceId })).toMatchObject({
    status: 'issued',
    openAmount: '1110000.0000',
  });
  expect(await w.run(getReceipt, { receiptId })).toMatchObject({
    status: 'cancelled',
    unapplied: '0.0000',
    cancelReason: 'Giro ditolak bank',
  });
  expect(await w.refused(cancelReceipt, { receiptId, version: 2, reason: 'sekali lagi' })).toBe(
    'finance.receipt_cancelled',
  );
  expect(
    await w.refused(allocateReceipt, {
      receiptId,
      version: 2,
      allocations: [{ invoiceId, amount: '1' }],
    }),
  ).toBe('finance.receipt_cancelled');
  expect(await brokenRules(w, 'finance')).toEqual([]);
});

test('money that comes in at one branch for the invoice of another is owed between them', async () => {
  const w = await world();
  const b = await books(w);
  const { id: branchId } = await perform<{ id: string }>(w, w, 'tenancy.create_branch', {
    code: 'BDG',
    numberCode: 'BDG',
    name: 'Bandung',
  });
  const { id: invoiceId } = await b.invoice('1000');
  const cashier = w.as({ permissions: [...w.kernel.registry.permissions.keys()], branchId });

  await cashier.run(receivePayment, {
    customerId: b.customerId,
    method: 'cash',
    accountId: await b.account('cash'),
    amount: '1110',
    allocations: [{ invoiceId, amount: '1110' }],
  });

  const between = await w.rows<{ branch_id: string; debit: string; credit: string }>(
    'finance.journal_line',
    `account_id = '${await b.account('inter_branch')}'`,
  );
  expect(between).toHaveLength(2);
  expect(between.find((line) => line.branch_id === branchId)).toMatchObject({
    credit: '1110.0000',
  });
  expect(await brokenRules(w, 'finance')).toEqual([]);
});

test('receipts are listed by customer, and only within reach', async () => {
  const w = await world();
  const b = await books(w);
  await b.receive('1000');
  await b.receive('2000', [], { reference: 'TRF-77' });

  expect((await w.run(listReceipts, { search: 'trf-77' })).rows).toMatchObject([
    { amount: '2000.0000' },
  ]);
  expect((await w.run(listReceipts, { isUnapplied: true })).total).toBe(2);
  const stranger = w.as({
    permissions: ['finance.receipt.read'],
    scope: 'branch',
    branchIds: [randomUUID()],
  });
  expect((await stranger.run(listReceipts, {})).rows).toEqual([]);
});

test('a receipt over many invoices costs four flights', async () => {
  const w = await world();
  const b = await books(w);
  const allocations = await Promise.all(
    Array.from({ length: 10 }, async () => ({
      invoiceId: (await b.invoice('1000')).id,
      amount: '1110',
    })),
  );
  const before = await costOf(w.kernel, 'flights', 'finance.receive_payment');
  await b.receive('11100', allocations);

  expect((await costOf(w.kernel, 'flights', 'finance.receive_payment')) - before).toBe(4);
});
