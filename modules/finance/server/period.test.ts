import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { world, type World } from '@poros/testing';
import { books } from '@poros/testing/books';
import { closePeriod } from './close-period.ts';
import { createFiscalYear } from './create-fiscal-year.ts';
import { createInvoice } from './create-invoice.ts';
import { listPeriods } from './list-periods.ts';
import { lockPeriod } from './lock-period.ts';
import { previewClosing } from './preview-closing.ts';
import { reopenPeriod } from './reopen-period.ts';

/** The id of a month, and all months before a year closed. */
async function monthOf(w: World, month: string): Promise<string> {
  const [row] = await w.rows<{ id: string }>('finance.period', `starts_on = '${month}-01'`);
  return row!.id;
}
async function closeUpTo(w: World, month: string): Promise<void> {
  const periods = await w.rows<{ id: string; starts_on: string; status: string }>(
    'finance.period',
    `starts_on <= '${month}-01' and status = 'open'`,
  );
  for (const { id } of periods.sort((one, other) => (one.starts_on < other.starts_on ? -1 : 1)))
    await w.run(closePeriod, { periodId: id, version: 1 });
}

test('a new tenant has last, this and next year open', async () => {
  const w = await world();

  const { rows, total } = await w.run(listPeriods, { year: 2026 });
  expect([rows.length, total]).toEqual([12, 12]);
  expect(await w.rows('finance.period', "status = 'open'")).toHaveLength(36);
});

test('a closed month takes no invoice until it is open again', async () => {
  const w = await world();
  const b = await books(w);
  await closeUpTo(w, '2026-10');
  const october = () => b.invoice('1000', { issuedOn: '2026-10-05' }).catch((error) => error.code);

  expect(await october()).toBe('finance.period_closed');
  await w.run(reopenPeriod, {
    periodId: await monthOf(w, '2026-10'),
    version: 2,
    reason: 'Faktur tertinggal',
  });
  expect(await october()).toMatchObject({ number: 'INV-2610-0001' });
});

test('months close in order, after they have ended', async () => {
  const w = await world();
  const [october, november] = [await monthOf(w, '2026-10'), await monthOf(w, '2026-11')];

  expect(await w.refused(closePeriod, { periodId: october, version: 1 })).toBe(
    'finance.earlier_period_open',
  );
  expect(await w.refused(closePeriod, { periodId: november, version: 1 })).toBe(
    'finance.period_running',
  );
  expect(await w.refused(closePeriod, { periodId: randomUUID(), version: 1 })).toBe(
    'finance.period_not_found',
  );
  await closeUpTo(w, '2026-10');
  expect(await w.refused(closePeriod, { periodId: october, version: 2 })).toBe(
    'finance.period_not_open',
  );
});

test('only the last closed month is reopened, and a locked one never', async () => {
  const w = await world();
  await closeUpTo(w, '2026-10');
  const [september, october] = [await monthOf(w, '2026-09'), await monthOf(w, '2026-10')];
  const reason = 'Koreksi';

  expect(await w.refused(reopenPeriod, { periodId: september, version: 2, reason })).toBe(
    'finance.later_period_closed',
  );
  await w.run(lockPeriod, { periodId: october, version: 2 });
  expect(await w.refused(reopenPeriod, { periodId: october, version: 3, reason })).toBe(
    'finance.period_not_closed',
  );
  expect(await w.refused(lockPeriod, { periodId: await monthOf(w, '2026-12'), version: 1 })).toBe(
    'finance.period_not_closed',
  );
});

test('the preview of a closing says what stands in its way and what is worth a look', async () => {
  const w = await world();
  const b = await books(w);
  await b.receive('75000', [], { receivedOn: '2026-10-31' });

  const before = await w.run(previewClosing, { periodId: await monthOf(w, '2026-10') });
  await closeUpTo(w, '2026-09');
  const after = await w.run(previewClosing, { periodId: await monthOf(w, '2026-10') });

  expect([before.canClose, after.canClose]).toEqual([false, true]);
  expect(after.checks.find((one) => one.check === 'money_unapplied')).toMatchObject({
    isPassed: false,
    isBlocking: false,
    amount: '75000.0000',
  });
});

test('another year is added once', async () => {
  const w = await world();

  expect(await w.run(createFiscalYear, { year: 2030 })).toEqual({ year: 2030, months: 12 });
  expect(await w.refused(createFiscalYear, { year: 2030 })).toBe('finance.period_exists');
});

test('closing waits for those who post and keeps out those who come after', async () => {
  const w = await world();
  const { customerId } = await books(w);
  await closeUpTo(w, '2026-09');
  const periodId = await monthOf(w, '2026-10');
  const line = {
    description: 'x',
    quantity: '1',
    unitCode: 'PCS',
    unitPrice: '1000',
    taxCode: 'PPN',
  };
  const invoice = () =>
    w.run(createInvoice, { customerId, issuedOn: '2026-10-31', lines: [line] }).then(
      () => 'posted',
      (error: { code?: string }) => error.code ?? 'failed',
    );

  const posting = Array.from({ length: 12 }, invoice);
  const closing = w.run(closePeriod, { periodId, version: 1 });
  const answers = await Promise.all(posting);
  await closing;

  expect(await invoice()).toBe('finance.period_closed');
  const posted = answers.filter((one) => one === 'posted').length;
  const closed = answers.filter((one) => one === 'finance.period_closed').length;
  expect(posted + closed).toBe(12);
  expect(await w.rows('finance.journal')).toHaveLength(posted);
});

test('the database itself keeps a closed month closed', async () => {
  const w = await world();
  await books(w);
  await closeUpTo(w, '2026-09');
  const periodId = await monthOf(w, '2026-09');

  const broken = w.within(async (ctx) =>
    ctx.insert('finance.journal', {
      id: ctx.newId(),
      number: 'JV-X',
      branch_id: w.branchId,
      posted_on: '2026-09-30',
      period_id: periodId,
      source_type: 'test',
      source_id: ctx.newId(),
      description: 'x',
      currency: 'IDR',
      total: '1',
    }),
  );
  await expect(broken).rejects.toMatchObject({ code: 'finance.period_closed' });
});
