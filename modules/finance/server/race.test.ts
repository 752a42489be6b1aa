import { expect, test } from 'vitest';
import { money } from '@poros/kernel/shared';
import { world, type World } from '@poros/testing';
import { books } from '@poros/testing/books';
import { brokenRules } from '@poros/testing/broken-rules';
import { postJournal } from '../index.ts';

const numbersOf = async (w: World, table: string) =>
  (await w.rows<{ number: string }>(table)).map((row) => row.number).sort();
const upTo = (head: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${head}-${String(index + 1).padStart(4, '0')}`);

test('sixteen who post at once, some refused, leave numbers without a gap', async () => {
  const w = await world();
  const b = await books(w);
  const post = (index: number) =>
    (index % 4 === 3 ? b.invoice('1000', { issuedOn: '2040-01-01' }) : b.invoice('1000')).then(
      () => true,
      () => false,
    );

  const rounds = [];
  for (let round = 0; round < 5; round += 1)
    rounds.push(...(await Promise.all(Array.from({ length: 16 }, (_, index) => post(index)))));

  expect(rounds.filter(Boolean)).toHaveLength(60);
  expect(await numbersOf(w, 'finance.invoice')).toEqual(upTo('INV-2611', 60));
  expect(await numbersOf(w, 'finance.journal')).toEqual(upTo('JV-2611', 60));
  expect(await brokenRules(w, 'finance')).toEqual([]);
});

test('one source posted by many at once makes one journal', async () => {
  const w = await world();
  await books(w);
  const source = { type: 'test.sale', id: w.branchId };

  const tries = await Promise.allSettled(
    Array.from({ length: 10 }, () =>
      w.within((ctx) =>
        postJournal(ctx, {
          branchId: w.branchId,
          postedOn: '2026-11-20',
          source,
          description: 'Sekali saja',
          currency: 'IDR',
          lines: [
            { account: 'cash', debit: money('5') },
            { account: 'rounding', credit: money('5') },
          ],
        }),
      ),
    ),
  );

  expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  expect(tries.filter((one) => one.status === 'rejected').map((one) => one.reason.code)).toEqual(
    Array(9).fill('finance.source_already_posted'),
  );
  expect(await numbersOf(w, 'finance.journal')).toEqual(['JV-2611-0001']);
  expect(await brokenRules(w, 'finance')).toEqual([]);
});

test('journals over the same accounts of two branches wait in a line, not in a circle', async () => {
  const w = await world();
  await books(w);
  const [south] = await w.rows<{ id: string }>('tenancy.branch');
  const other = await w.within(async (ctx) => {
    const id = ctx.newId();
    ctx.insert('tenancy.branch', {
      id,
      company_id: w.companyId,
      code: 'N',
      number_code: 'N',
      name: 'Utara',
    });
    return id;
  });
  const between = (from: string, to: string) =>
    w.within((ctx) =>
      postJournal(ctx, {
        branchId: from,
        postedOn: '2026-11-20',
        source: { type: 'test.transfer', id: ctx.newId() },
        description: 'Antarcabang',
        currency: 'IDR',
        lines: [
          { account: 'cash', debit: money('5'), dimensions: { branch: to } },
          { account: 'cash', credit: money('5'), dimensions: { branch: from } },
        ],
      }),
    );

  const tries = await Promise.allSettled(
    Array.from({ length: 24 }, (_, index) =>
      index % 2 ? between(south!.id, other) : between(other, south!.id),
    ),
  );

  expect(tries.filter((one) => one.status === 'rejected')).toEqual([]);
  expect(await brokenRules(w, 'finance')).toEqual([]);
});
