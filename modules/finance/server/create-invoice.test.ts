import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NO_MONEY, money } from '@poros/kernel/shared';
import { world, type World } from '@poros/testing';
import { books } from '@poros/testing/books';
import { brokenRules } from '@poros/testing/broken-rules';
import { costOf } from '@poros/testing/cost-of';
import { changeOnOrder, issueInvoice } from '../index.ts';
import type { IssueInvoice } from '../shared/invoice.ts';
import { createCreditNote } from './create-credit-note.ts';
import { createInvoice } from './create-invoice.ts';
import { getInvoice } from './get-invoice.ts';
import { getJournal } from './get-journal.ts';
import { listInvoices } from './list-invoices.ts';

const cement = {
  description: 'Semen 40 kg',
  quantity: '500',
  unitCode: 'ZAK',
  unitPrice: '65000',
  taxCode: 'PPN',
};
const refusal = async (work: Promise<unknown>) =>
  work.then(
    () => 'not refused',
    (error: { code?: string }) => error.code,
  );

/** Account code and amount of each line, credit as negative. */
async function posted(w: World, journalId: string | null) {
  const { lines } = await w.run(getJournal, { journalId: journalId ?? '' });
  return Object.fromEntries(
    lines.map((line) => [line.accountCode, Number(line.debit) - Number(line.credit)]),
  );
}

test('an invoice with a discount and PPN on eleven twelfths enters the books', async () => {
  const w = await world();
  const { customerId } = await books(w);

  const issued = await w.run(createInvoice, {
    customerId,
    lines: [{ ...cement, discountPercent: '5' }],
  });

  expect(issued).toMatchObject({
    number: 'INV-2611-0001',
    total: '34271250.0000',
    dueOn: '2026-12-20',
  });
  const invoice = await w.run(getInvoice, { invoiceId: issued.id });
  expect(invoice).toMatchObject({
    gross: '32500000.0000',
    discount: '1625000.0000',
    net: '30875000.0000',
    taxBase: '28302083.0000',
    tax: '3396250.0000',
    openAmount: '34271250.0000',
    status: 'issued',
  });
  expect(await posted(w, issued.journalId)).toEqual({
    1131: 34_271_250,
    4110: -32_500_000,
    4180: 1_625_000,
    2121: -3_396_250,
  });
  expect(await brokenRules(w, 'finance')).toEqual([]);
});

test('two lines of 1,234 owe a tax of 271: the lines keep sen, the document whole rupiah', async () => {
  const w = await world();
  const { customerId } = await books(w);
  const line = { ...cement, quantity: '1', unitPrice: '1234' };

  const { id } = await w.run(createInvoice, { customerId, lines: [line, line] });

  const { tax, lines } = await w.run(getInvoice, { invoiceId: id });
  expect(tax).toBe('271.0000');
  expect(lines.map((one) => one.tax)).toEqual(['135.7400', '135.7400']);
});

test('a price that contains the tax is invoiced to the rupiah', async () => {
  const w = await world();
  const { customerId } = await books(w);
  const line = { ...cement, quantity: '1', unitPrice: '100000', taxCode: 'PPN_INCLUDED' };

  const issued = await w.run(createInvoice, { customerId, lines: [line] });

  expect(issued.total).toBe('100000.0000');
  expect(await posted(w, issued.journalId)).toEqual({ 1131: 100_000, 4110: -90_090, 2121: -9_910 });
});

test('revenue is posted by kind and by dimension', async () => {
  const w = await world();
  const { customerId } = await books(w);
  const [departmentId, other] = [randomUUID(), randomUUID()];
  await w.within(async (ctx) =>
    ctx.insert('tenancy.department', [
      { id: departmentId, code: 'D1', name: 'Bengkel' },
      { id: other, code: 'D2', name: 'Gudang' },
    ]),
  );
  const line = { ...cement, quantity: '1', taxCode: 'NONE' };

  const { journalId } = await w.run(createInvoice, {
    customerId,
    lines: [
      { ...line, unitPrice: '100', departmentId },
      { ...line, unitPrice: '200', departmentId: other },
      { ...line, unitPrice: '300', departmentId },
      { ...line, unitPrice: '400', revenueKey: 'service_revenue' },
    ],
  });

  const lines = await w.rows<{ department_id: string | null; credit: string }>(
    'finance.journal_line',
    `journal_id = '${journalId}' and credit > 0 and department_id is not null`,
  );
  expect(Object.fromEntries(lines.map((one) => [one.department_id, one.credit]))).toEqual({
    [departmentId]: '400.0000',
    [other]: '200.0000',
  });
});

test('goods given away make an invoice without a journal, paid from the start', async () => {
  const w = await world();
  const { customerId } = await books(w);

  const issued = await w.run(createInvoice, { customerId, lines: [{ ...cement, unitPrice: '0' }] });

  expect(issued.journalId).toBeNull();
  expect(await w.rows('finance.invoice')).toMatchObject([
    { status: 'paid', settled_on: '2026-11-20' },
  ]);
  expect(await brokenRules(w, 'finance')).toEqual([]);
});

test('what was on order becomes receivable, and no more than was on order', async () => {
  const w = await world();
  const { customerId } = await books(w);
  await w.within(async (ctx) => changeOnOrder(ctx, customerId, money('1000000')));
  const ofOrder = (relief: string): IssueInvoice => ({
    customerId,
    branchId: w.branchId,
    source: { type: 'test.order', id: randomUUID() },
    issuedOn: '2026-11-20',
    currency: 'IDR',
    onOrderRelief: money(relief),
    lines: [
      { ...cement, quantity: '1', unitPrice: '1000000', taxCode: 'NONE', discountPercent: '0' },
    ],
  });

  await w.within((ctx) => issueInvoice(ctx, ofOrder('1000000')));

  expect(await w.rows('finance.customer_credit')).toMatchObject([
    { receivable: '1000000.0000', on_order: '0.0000', unapplied: '0.0000' },
  ]);
  expect(await refusal(w.within((ctx) => issueInvoice(ctx, ofOrder('1'))))).toBe(
    'finance.on_order_short',
  );
});

test('one source is invoiced once, and again only after the whole was credited', async () => {
  const w = await world();
  const { customerId } = await books(w);
  const delivery: IssueInvoice = {
    customerId,
    branchId: w.branchId,
    source: { type: 'test.delivery', id: randomUUID() },
    issuedOn: '2026-11-20',
    currency: 'IDR',
    onOrderRelief: NO_MONEY,
    lines: [{ ...cement, discountPercent: '0' }],
  };
  await w.within((ctx) => issueInvoice(ctx, delivery));

  expect(await refusal(w.within((ctx) => issueInvoice(ctx, delivery)))).toBe(
    'finance.source_already_invoiced',
  );
  expect(await w.rows('finance.journal')).toHaveLength(1);
  const [first] = await w.rows<{ id: string }>('finance.invoice');
  await w.run(createCreditNote, { invoiceId: first!.id, reason: 'Salah alamat' });
  await w.within((ctx) => issueInvoice(ctx, delivery));
  expect(await refusal(w.within((ctx) => issueInvoice(ctx, delivery)))).toBe(
    'finance.source_already_invoiced',
  );
});

test('an unknown tax, an unknown customer and a due date before the invoice are refused', async () => {
  const w = await world();
  const { customerId } = await books(w);
  const invoice = { customerId, lines: [cement] };

  expect(
    await w.refused(createInvoice, { ...invoice, lines: [{ ...cement, taxCode: 'GST' }] }),
  ).toBe('finance.tax_code_unknown');
  expect(await w.refused(createInvoice, { ...invoice, customerId: randomUUID() })).toBe(
    'finance.customer_not_found',
  );
  expect(await w.refused(createInvoice, { ...invoice, dueOn: '2026-11-19' })).toBe(
    'finance.due_before_issue',
  );
  expect(await w.refused(createInvoice, { ...invoice, issuedOn: '2035-01-01' })).toBe(
    'finance.period_missing',
  );
});

test('an invoice takes the tax rule of its own day', async () => {
  const w = await world();
  const { customerId } = await books(w);
  const gst = await world({ currency: 'PGK' });
  const { customerId: inMoresby } = await books(gst);

  await gst.run(createInvoice, {
    customerId: inMoresby,
    currency: 'PGK',
    lines: [{ ...cement, unitPrice: '9.95', taxCode: 'GST' }],
  });
  await w.run(createInvoice, {
    customerId,
    issuedOn: '2025-01-15',
    lines: [{ ...cement, taxCode: 'PPN_LUX' }],
  });
  await w.run(createInvoice, {
    customerId,
    issuedOn: '2025-02-01',
    lines: [{ ...cement, taxCode: 'PPN_LUX' }],
  });

  expect(await gst.rows('finance.invoice')).toMatchObject([
    { tax: '497.5000', total: '5472.5000' },
  ]);
  const invoices = await w.rows<{ issued_on: string; tax: string }>('finance.invoice');
  expect(Object.fromEntries(invoices.map((one) => [one.issued_on, one.tax]))).toEqual({
    '2025-01-15': '3575000.0000',
    '2025-02-01': '3900000.0000',
  });
});

test('an invoice costs four flights and thirteen statements, however many lines it has', async () => {
  const w = await world();
  const { customerId } = await books(w);
  const cost = async (lines: number) => {
    const before = [
      await costOf(w.kernel, 'flights', 'finance.create_invoice'),
      await costOf(w.kernel, 'statements', 'finance.create_invoice'),
    ];
    await w.run(
      createInvoice,
      { customerId, lines: Array.from({ length: lines }, () => cement) },
      { key: `k${lines}` },
    );
    return [
      (await costOf(w.kernel, 'flights', 'finance.create_invoice')) - before[0]!,
      (await costOf(w.kernel, 'statements', 'finance.create_invoice')) - before[1]!,
    ];
  };

  expect(await cost(1)).toEqual([4, 13]);
  expect(await cost(200)).toEqual([4, 13]);
});

test('someone of another branch neither sees nor credits the invoice', async () => {
  const w = await world();
  const { invoice } = await books(w);
  const { id } = await invoice('1000');
  const stranger = w.as({
    permissions: ['finance.invoice.read'],
    scope: 'branch',
    branchIds: [randomUUID()],
  });

  expect(await stranger.run(listInvoices, {})).toMatchObject({ rows: [], total: 0 });
  expect(await stranger.refused(getInvoice, { invoiceId: id })).toBe('finance.invoice_not_found');
});

test('TypeScript and SQL reckon every invoice alike', async () => {
  const w = await world();
  const { customerId } = await books(w);
  const decimal = (whole: number, decimals: number) =>
    fc
      .tuple(fc.integer({ min: 0, max: whole }), fc.integer({ min: 1, max: 10 ** decimals - 1 }))
      .map(([left, right]) => `${left}.${String(right).padStart(decimals, '0')}`);
  const line = fc.record({
    description: fc.constant('x'),
    unitCode: fc.constant('PCS'),
    quantity: decimal(900, 6),
    unitPrice: decimal(90_000, 4),
    discountPercent: decimal(99, 4),
    taxCode: fc.constantFrom('PPN', 'PPN_INCLUDED', 'PPN_LUX', 'NONE'),
  });

  // The database reckons at commit and refuses what differs by a rupiah.
  await fc.assert(
    fc.asyncProperty(
      fc.array(line, { minLength: 1, maxLength: 12 }),
      fc.constantFrom('IDR', 'PGK'),
      async (lines, currency) => {
        await w.run(createInvoice, { customerId, currency, lines });
      },
    ),
    { numRuns: 40 },
  );
  expect(await brokenRules(w, 'finance')).toEqual([]);
});
