import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { makeServer } from '@poros/kernel/system';
import { world, type Person, type World } from '@poros/testing';
import { books } from '@poros/testing/books';
import type { ForeseenJournal } from '../shared/journal.ts';
import { closePeriod } from './close-period.ts';
import { getJournal } from './get-journal.ts';
import { postManualJournal } from './post-manual-journal.ts';

interface Verdict {
  readonly status: number;
  readonly body: { readonly code?: string };
  readonly foreseen?: { readonly 'finance.journal_posted'?: readonly ForeseenJournal[] };
}

const apps: FastifyInstance[] = [];
afterAll(() => Promise.all(apps.map((app) => app.close())));

const on = '2026-10-20';
const reason = 'Salah catat';

/** Documents of October whose journals can be taken back, and a person who sends commands. */
async function desk() {
  const w = await world();
  const b = await books(w);
  const invoice = await b.invoice('1000000', { issuedOn: on });
  const receipt = await b.receive('1500000', [{ invoiceId: invoice.id, amount: '1110000' }]);
  const rent = await w.run(postManualJournal, {
    description: 'Sewa Oktober',
    postedOn: on,
    lines: [
      { accountId: await b.account('supplies_cost'), debit: '3000000' },
      { accountId: b.bankId, credit: '3000000' },
    ],
  });
  const [allocation] = await w.rows<{ id: string }>('finance.allocation');
  const acts = {
    'finance.cancel_receipt': { receiptId: receipt.id, version: 1, reason },
    'finance.create_credit_note': { invoiceId: invoice.id, reason },
    'finance.release_allocation': { allocationId: allocation!.id },
    'finance.reverse_journal': { journalId: rent.id, reason },
  };
  return { w, acts, journals: () => w.rows<{ id: string }>('finance.journal') };
}

async function send(w: World, who: Person, act: readonly [string, object], how: object) {
  const app = await makeServer({ kernel: w.kernel, authenticate: async () => who.actor });
  apps.push(app);
  const answer = await app.inject({
    method: 'POST',
    url: '/api/v1/commands',
    headers: { 'content-type': 'application/json', 'x-poros': '1' },
    payload: JSON.stringify({
      commands: [{ key: randomUUID(), command: act[0], input: act[1] }],
      ...how,
    }),
  });
  return (answer.json().verdicts as Verdict[])[0]!;
}

const TRIED = { isPreview: true, foresees: true };
const PLACES = ['finance.journal', 'finance.journal_line', 'finance.allocation', 'finance.receipt'];

const seen = ({ postedOn, total, currency, lines }: Omit<ForeseenJournal, 'id'>) => ({
  head: [postedOn, total, currency],
  lines: lines.map((line) => [line.accountCode, line.partyName, line.debit, line.credit]),
});

test.each([
  'finance.cancel_receipt',
  'finance.create_credit_note',
  'finance.release_allocation',
  'finance.reverse_journal',
] as const)('%s shows beforehand what it posts, and trying it leaves nothing', async (command) => {
  const { w, acts, journals } = await desk();
  const before = await Promise.all(PLACES.map((table) => w.rows(table)));
  const known = new Set((await journals()).map(({ id }) => id));

  const tried = await send(w, w, [command, acts[command]], TRIED);

  expect(tried.status).toBe(200);
  expect(await Promise.all(PLACES.map((table) => w.rows(table)))).toEqual(before);
  const done = await send(w, w, [command, acts[command]], {});
  const posted = (await journals()).filter(({ id }) => !known.has(id));
  const read = await Promise.all(posted.map(({ id }) => w.run(getJournal, { journalId: id })));
  const foreseen = tried.foreseen?.['finance.journal_posted'] ?? [];
  expect(read).toHaveLength(1);
  expect(foreseen.map(seen)).toEqual(read.map(seen));
  expect(done.foreseen).toBeUndefined();
});

test('a closed month is said when an act is tried, before anybody decides', async () => {
  const { w, acts } = await desk();
  const periods = await w.rows<{ id: string; starts_on: string }>(
    'finance.period',
    `starts_on <= '${on}' and status = 'open'`,
  );
  for (const { id } of periods.sort((one, other) => (one.starts_on < other.starts_on ? -1 : 1)))
    await w.run(closePeriod, { periodId: id, version: 1 });

  const credit = { ...acts['finance.create_credit_note'], issuedOn: on };
  const reverse = { ...acts['finance.reverse_journal'], postedOn: on };
  for (const act of [
    ['finance.create_credit_note', credit],
    ['finance.reverse_journal', reverse],
  ] as const) {
    const { status, body, foreseen } = await send(w, w, act, TRIED);
    expect([status, body.code, foreseen]).toEqual([409, 'finance.period_closed', undefined]);
    expect(await send(w, w, act, {})).toMatchObject({ body: { code: 'finance.period_closed' } });
  }
});

test('who may cancel but not read journals is shown none', async () => {
  const { w, acts } = await desk();
  const act = ['finance.cancel_receipt', acts['finance.cancel_receipt']] as const;
  const elsewhere = '00000000-0000-4000-8000-000000000001';
  const blind = w.as({ permissions: ['finance.receipt.cancel'] });
  const reader = w.as({ permissions: ['finance.receipt.cancel', 'finance.journal.read'] });
  const stranger = w.as({
    permissions: ['finance.receipt.cancel', 'finance.journal.read'],
    scope: 'branch',
    branchIds: [elsewhere],
  });

  expect((await send(w, blind, act, TRIED)).foreseen).toEqual({});
  expect((await send(w, reader, act, TRIED)).foreseen).toMatchObject({
    'finance.journal_posted': [{ total: '1500000.0000' }],
  });
  expect(await send(w, stranger, act, TRIED)).toMatchObject({
    body: { code: 'finance.receipt_not_found' },
  });
});
