import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { world } from '@poros/testing';
import { books } from '@poros/testing/books';
import { brokenRules } from '@poros/testing/broken-rules';
import { getJournal } from './get-journal.ts';
import { listJournals } from './list-journals.ts';
import { postManualJournal } from './post-manual-journal.ts';
import { reverseJournal } from './reverse-journal.ts';

async function desk() {
  const w = await world();
  const b = await books(w);
  const rent = {
    description: 'Sewa November',
    lines: [
      { accountId: await b.account('supplies_cost'), debit: '3000000' },
      { accountId: b.bankId, credit: '3000000' },
    ],
  };
  return { w, b, rent };
}

test('a manual journal is posted, found and read with its accounts', async () => {
  const { w, rent } = await desk();

  const { id, number } = await w.run(postManualJournal, rent);

  expect((await w.run(listJournals, { search: 'sewa' })).rows).toMatchObject([{ id, number }]);
  expect(await w.run(getJournal, { journalId: id })).toMatchObject({
    isManual: true,
    total: '3000000.0000',
    lines: [{ accountCode: '6160', debit: '3000000.0000' }, { accountCode: '1121' }],
  });
});

test('accounts that documents keep take no manual journal', async () => {
  const { w, b, rent } = await desk();
  const [heading] = await w.rows<{ id: string }>('finance.account', "code = '1100'");
  const to = (accountId: string) => ({
    ...rent,
    lines: [{ ...rent.lines[0]!, accountId }, rent.lines[1]!],
  });

  for (const key of ['receivable', 'payable', 'inventory', 'gr_ir', 'deposits'])
    expect(await w.refused(postManualJournal, to(await b.account(key)))).toBe(
      'finance.account_is_control',
    );
  expect(await w.refused(postManualJournal, to(heading!.id))).toBe('finance.account_is_heading');
  expect(await w.refused(postManualJournal, to(randomUUID()))).toBe('finance.account_not_found');
});

test('a journal that does not balance or says nothing is refused', async () => {
  const { w, rent } = await desk();
  const [debit, credit] = rent.lines;

  expect(
    await w.refused(postManualJournal, {
      ...rent,
      lines: [debit!, { ...credit!, credit: '2999999' }],
    }),
  ).toBe('finance.journal_unbalanced');
  expect(
    await w.refused(postManualJournal, {
      ...rent,
      lines: rent.lines.map(({ accountId }) => ({ accountId })),
    }),
  ).toBe('finance.journal_empty');
});

test('a reversal posts the opposite, and once', async () => {
  const { w, b, rent } = await desk();
  const { id: journalId, number } = await w.run(postManualJournal, rent);

  const reversal = await w.run(reverseJournal, { journalId, reason: 'Salah akun' });

  const posted = await w.run(getJournal, { journalId: reversal.id });
  expect(posted).toMatchObject({
    lines: [
      { accountCode: '6160', debit: '0.0000', credit: '3000000.0000' },
      { accountCode: '1121', debit: '3000000.0000', credit: '0.0000' },
    ],
  });
  expect(posted).toMatchObject({
    original: { number, postedOn: '2026-11-20' },
    description: `${number}: Salah akun`,
  });
  expect(await w.run(getJournal, { journalId })).toMatchObject({
    original: null,
    reversal: { number: reversal.number },
  });
  expect(await b.balance('bank')).toBe('0');
  expect(await w.refused(reverseJournal, { journalId, reason: 'lagi' })).toBe(
    'finance.journal_reversed',
  );
  expect(await brokenRules(w, 'finance')).toEqual([]);
});

test('two reversals at once leave one', async () => {
  const { w, rent } = await desk();
  const { id: journalId } = await w.run(postManualJournal, rent);

  const tries = await Promise.allSettled(
    [1, 2, 3, 4].map(() => w.run(reverseJournal, { journalId, reason: 'Salah akun' })),
  );

  expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  expect(await w.rows('finance.journal')).toHaveLength(2);
});

test('the journal of a document is not reversed, and none before its day', async () => {
  const { w, b, rent } = await desk();
  const { journalId } = await b.invoice('1000');
  const { id } = await w.run(postManualJournal, rent);

  expect(await w.refused(reverseJournal, { journalId: journalId!, reason: 'salah' })).toBe(
    'finance.journal_of_document',
  );
  expect(
    await w.refused(reverseJournal, { journalId: id, postedOn: '2026-11-19', reason: 'salah' }),
  ).toBe('finance.reversal_before_journal');
  expect(await w.refused(getJournal, { journalId: randomUUID() })).toBe(
    'finance.journal_not_found',
  );
});

test('a person without the right posts nothing', async () => {
  const { w, rent } = await desk();

  expect(
    await w.as({ permissions: ['finance.journal.read'] }).refused(postManualJournal, rent),
  ).toBe('kernel.permission_missing');
});
