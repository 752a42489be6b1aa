import { expect, test } from 'vitest';
import { randomUUID } from 'node:crypto';
import { money } from '@poros/kernel/shared';
import { world, type World } from '@poros/testing';
import { postJournal } from '../index.ts';
import type { Posting, PostingLine } from '../shared/posting.ts';

const million = (amount: number) => money(`${amount}000000`);

const rent = (w: World, given: Partial<Posting> = {}): Posting => ({
  branchId: w.branchId,
  postedOn: '2026-11-20',
  source: { type: 'test.rent', id: randomUUID() },
  description: 'Sewa gudang',
  currency: 'IDR',
  lines: ofRent,
  ...given,
});
const ofRent: PostingLine[] = [
  { account: 'supplies_cost', debit: million(3) },
  { account: 'bank', credit: million(3) },
];

const refusal = async (work: Promise<unknown>) =>
  work.then(
    () => 'not refused',
    (error: { code?: string }) => error.code,
  );

test('a journal is numbered and its accounts carry it in the totals of the month', async () => {
  const w = await world();

  const { id, number } = await w.within((ctx) => postJournal(ctx, rent(w)));

  expect(number).toBe('JV-2611-0001');
  expect(await w.rows('finance.journal')).toMatchObject([{ id, number, total: '3000000.0000' }]);
  const totals = await w.rows<{ debit: string; credit: string }>('finance.account_period_total');
  expect(new Set(totals.map((row) => `${row.debit} ${row.credit}`))).toEqual(
    new Set(['0.0000 3000000.0000', '3000000.0000 0.0000']),
  );
});

test('one source is posted once', async () => {
  const w = await world();
  const posting = rent(w);
  await w.within((ctx) => postJournal(ctx, posting));

  expect(await refusal(w.within((ctx) => postJournal(ctx, posting)))).toBe(
    'finance.source_already_posted',
  );
  expect(await w.rows('finance.journal')).toHaveLength(1);
});

test('a journal that does not balance is refused and takes no number', async () => {
  const w = await world();
  const lopsided = rent(w, { lines: [...ofRent, { account: 'rounding', debit: money('0.01') }] });

  expect(await refusal(w.within((ctx) => postJournal(ctx, lopsided)))).toBe(
    'finance.journal_unbalanced',
  );
  const { number } = await w.within((ctx) => postJournal(ctx, rent(w)));
  expect(number).toBe('JV-2611-0001');
});

test('a closed or missing month takes no journal', async () => {
  const w = await world();

  expect(
    await refusal(w.within((ctx) => postJournal(ctx, rent(w, { postedOn: '2031-01-01' })))),
  ).toBe('finance.period_missing');
});

test('an account that demands or forbids a dimension is obeyed', async () => {
  const w = await world();
  const [wages] = await w.rows<{ id: string }>('finance.account', "code = '6110'");
  const lines = (department?: string): PostingLine[] => [
    {
      account: { accountId: wages!.id },
      debit: million(1),
      dimensions: { department: department ?? null },
    },
    { account: 'bank', credit: million(1) },
  ];

  expect(await refusal(w.within((ctx) => postJournal(ctx, rent(w, { lines: lines() }))))).toBe(
    'finance.dimension_missing',
  );
  await w.within((ctx) => postJournal(ctx, rent(w, { lines: lines(randomUUID()) })));
  const forbidden: PostingLine[] = [
    { account: 'ppn_in', debit: million(1), dimensions: { project: randomUUID() } },
    { account: 'bank', credit: million(1) },
  ];
  expect(await refusal(w.within((ctx) => postJournal(ctx, rent(w, { lines: forbidden }))))).toBe(
    'finance.dimension_forbidden',
  );
});
