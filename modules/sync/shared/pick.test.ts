import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Command, Lane } from './command.ts';
import { newOutbox, outboxTx, type OutboxState } from './memory-stores.ts';
import { hearHistory, issue, settle, takeLease, type Draft, type Entry } from './outbox.ts';
import { pick } from './pick.ts';
import type { Surroundings } from './surroundings.ts';

const NOW = 1_800_000_000_000;

function surroundings(): Surroundings {
  let last = 0;
  return {
    now: () => NOW,
    chance: () => 0.5,
    newId: () => `c${(last += 1)}`,
    digest: (text) => createHash('sha256').update(text).digest('hex'),
    wait: async () => undefined,
  };
}

async function till(): Promise<{
  state: OutboxState;
  write(draft: Partial<Draft>): Promise<Command>;
  pick(limit: number): Promise<readonly Entry[]>;
}> {
  const state = newOutbox('till');
  const around = surroundings();
  const tx = outboxTx(state, []);
  await takeLease(tx, { epoch: 1, code: 'JKT1-K01' });
  let made = 0;
  return {
    state,
    write: (draft) =>
      issue(
        tx,
        { type: 'x@1', key: `k${(made += 1)}`, lane: 1, actor: 'ani', body: {}, ...draft },
        around,
      ),
    pick: (limit) => pick(tx, { kind: 'office', now: NOW, limit }),
  };
}

const lane = fc.constantFrom<Lane>(1, 2, 3, 4);

test('a batch gives every lane its share and leaves no room empty', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(lane, { maxLength: 120 }),
      fc.integer({ min: 4, max: 60 }),
      async (lanes, limit) => {
        const { write, pick: take } = await till();
        for (const one of lanes) await write({ lane: one });
        const batch = await take(limit);
        expect(batch).toHaveLength(Math.min(limit, lanes.length));
        const of = (one: Lane) => batch.filter((entry) => entry.lane === one).length;
        const has = (one: Lane) => lanes.filter((other) => other === one).length;
        // A sale waits for one batch at most, and telemetry never starves.
        expect(of(1)).toBeGreaterThanOrEqual(Math.min(has(1), Math.floor(limit * 0.6)));
        for (const one of [2, 3, 4] as const)
          if (has(one) > 0 && limit >= 20) expect(of(one)).toBeGreaterThan(0);
      },
    ),
  );
});

test('nothing is sent before what it depends on, and of one key in the order of making', async () => {
  const command = fc.record({
    lane,
    key: fc.integer({ min: 0, max: 5 }),
    dep: fc.option(fc.nat({ max: 30 })),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(command, { maxLength: 40 }), async (wanted) => {
      const { write, pick: take } = await till();
      const made: Command[] = [];
      for (const { lane: one, key, dep } of wanted) {
        const on = dep === null ? undefined : made[dep]?.id;
        made.push(await write({ lane: one, key: `k${key}`, deps: on ? [on] : [] }));
      }
      const sent: string[] = [];
      for (const { command: one } of await take(1_000)) {
        for (const dep of one.deps) expect(sent).toContain(dep);
        sent.push(one.id);
      }
      expect(sent).toHaveLength(made.length);
    }),
  );
});

test('a sale lifts the new customer it waits for into its own lane', async () => {
  const { write, pick: take } = await till();
  for (let at = 0; at < 50; at += 1) await write({ lane: 3 });
  const customer = await write({ lane: 3, key: 'customer:new' });
  const sale = await write({ lane: 1, key: 'sale:1', deps: [customer.id] });
  const batch = await take(4);
  expect(batch.slice(0, 2).map(({ command }) => command.id)).toEqual([customer.id, sale.id]);
});

test('what one tab took, another does not take until its time is over', async () => {
  const { write, pick: take, state } = await till();
  await write({});
  expect(await take(10)).toHaveLength(1);
  expect(await take(10)).toHaveLength(0);
  const later = { kind: 'office', now: NOW + 30_000, limit: 10 } as const;
  expect(await pick(outboxTx(state, []), later)).toHaveLength(1);
});

test('a bad verdict holds up who waits for it and nobody else', async () => {
  const { write, pick: take, state } = await till();
  const tx = outboxTx(state, []);
  const edit = await write({ key: 'customer:1', lane: 3 });
  await take(10);
  const verdict = { id: edit.id, is: 'conflict', code: 'both', history: 'h1' } as const;
  await settle(tx, [verdict], { now: NOW, chance: 0.5 });
  const next = await write({ key: 'customer:1', lane: 3 });
  const other = await write({ key: 'customer:2', lane: 3 });
  expect((await take(10)).map(({ command }) => command.id)).toEqual([other.id]);
  expect((await tx.entry(next.id))?.state).toBe('parked');
});

test('a verdict is never taken back by a later answer', async () => {
  const { write, pick: take, state } = await till();
  const tx = outboxTx(state, []);
  const sale = await write({});
  await take(10);
  const moment = { now: NOW, chance: 0.5 };
  await settle(tx, [{ id: sale.id, is: 'applied', history: 'h1', seqs: {} }], moment);
  await settle(tx, [{ id: sale.id, is: 'stored' }], moment);
  await settle(tx, [{ id: sale.id, is: 'rejected', code: 'late', history: 'h1' }], moment);
  expect((await tx.entry(sale.id))?.final?.is).toBe('applied');
});

test('an edit that was never sent takes the next one in; one that was sent does not', async () => {
  const { write, pick: take } = await till();
  const fold = (older: unknown, newer: unknown) => ({ ...(older as object), ...(newer as object) });
  const first = await write({ key: 'customer:1', lane: 3, body: { name: 'a' }, fold });
  const second = await write({ key: 'customer:1', lane: 3, body: { phone: '1' }, fold });
  expect(second.id).toBe(first.id);
  expect(second.body).toEqual({ name: 'a', phone: '1' });
  await take(10);
  const third = await write({ key: 'customer:1', lane: 3, body: { phone: '2' }, fold });
  expect(third.id).not.toBe(first.id);
  expect(third.deps).toEqual([first.id]);
});

test('a restored head office is sent again what it may have forgotten, and only itself is believed', async () => {
  const { write, pick: take, state } = await till();
  const tx = outboxTx(state, []);
  await hearHistory(tx, 'h1', NOW);
  const sale = await write({});
  await take(10);
  const moment = { now: NOW, chance: 0.5 };
  await settle(tx, [{ id: sale.id, is: 'applied', history: 'h1', seqs: {} }], moment);
  await hearHistory(tx, 'h2', NOW);
  expect((await tx.entry(sale.id))?.state).toBe('pending');
  // A branch that has not heard of it yet repeats what the life before said.
  await settle(tx, [{ id: sale.id, is: 'applied', history: 'h1', seqs: {} }], moment);
  expect((await tx.entry(sale.id))?.state).toBe('pending');
  await settle(tx, [{ id: sale.id, is: 'applied', history: 'h2', seqs: {} }], moment);
  expect((await tx.entry(sale.id))?.state).toBe('final');
});
