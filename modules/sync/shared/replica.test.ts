import { expect, test } from 'vitest';
import { newOutbox, newReplica, outboxTx, replicaTx, type ReplicaState } from './memory-stores.ts';
import { take, type Follow } from './replica.ts';
import type { FeedEvent, PullAnswer } from './upstream.ts';

function follower(): {
  replica: ReplicaState;
  hear: (scope: string, answer: PullAnswer) => Promise<string>;
} {
  const replica = newReplica();
  const outbox = newOutbox('till');
  const follow: Follow = {
    replica: { transact: (work) => work(replicaTx(replica, [])) },
    outbox: { transact: (work) => work(outboxTx(outbox, [])) },
    around: {
      now: () => 0,
      chance: () => 0,
      newId: () => '',
      digest: (text) => text,
      wait: async () => undefined,
    },
    shared: 'shared',
  };
  return { replica, hear: (scope, answer) => take(follow, scope, answer) };
}

const change = (seq: number, parts: Partial<FeedEvent> = {}): FeedEvent => ({
  seq,
  needs: 0,
  isEnd: true,
  collection: 'item',
  docId: `i${seq}`,
  version: 1,
  data: seq,
  ...parts,
});
const events = (history: string, ...list: FeedEvent[]): PullAnswer => ({
  is: 'events',
  history,
  events: list,
  head: list.at(-1)?.seq ?? 0,
});
const snapshot = (history: string, seq: number, needs = 0): PullAnswer => ({
  is: 'snapshot',
  snapshot: { history, seq, needs, docs: [] },
});

test('the next number is applied, an old one dropped, and a gap asked for', async () => {
  const { replica, hear } = follower();
  await hear('shared', snapshot('h1', 0));
  expect(await hear('shared', events('h1', change(1), change(2)))).toBe('fresh');
  expect(await hear('shared', events('h1', change(2, { data: 'old' }), change(3)))).toBe('fresh');
  expect(await hear('shared', events('h1', change(5)))).toBe('gap');
  expect(replica.cursors.get('shared')).toEqual({ history: 'h1', seq: 3 });
  expect(replica.docs.get('shared')?.get('item/i2')?.data).toBe(2);
});

test('what one command did is applied together or not at all', async () => {
  const { replica, hear } = follower();
  await hear('shared', snapshot('h1', 0));
  await hear('shared', events('h1', change(1), change(2, { isEnd: false })));
  expect(replica.cursors.get('shared')?.seq).toBe(1);
  expect(replica.docs.get('shared')?.has('item/i2')).toBe(false);
});

test('a document waits for what it refers to', async () => {
  const { replica, hear } = follower();
  await hear('shared', snapshot('h1', 4));
  await hear('branch:A', snapshot('h1', 0, 4));
  expect(await hear('branch:A', events('h1', change(1, { needs: 5 })))).toBe('needs');
  await hear('shared', events('h1', change(5)));
  expect(await hear('branch:A', events('h1', change(1, { needs: 5 })))).toBe('fresh');
  expect(replica.cursors.get('branch:A')?.seq).toBe(1);
  const other = follower();
  expect(await other.hear('branch:A', snapshot('h1', 9, 4))).toBe('needs');
});

test('an upstream that lives in the past is not believed', async () => {
  const { replica, hear } = follower();
  await hear('shared', snapshot('h2', 3));
  expect(await hear('shared', events('h1', change(4)))).toBe('behind');
  expect(await hear('shared', snapshot('h1', 90))).toBe('behind');
  expect(await hear('shared', snapshot('h2', 2))).toBe('behind');
  expect(replica.cursors.get('shared')).toEqual({ history: 'h2', seq: 3 });
  expect(await hear('shared', events('h3', change(4)))).toBe('gap');
});

test('who may no longer see a scope has nothing of it left', async () => {
  const { replica, hear } = follower();
  await hear('branch:A', snapshot('h1', 0));
  await hear('branch:A', events('h1', change(1)));
  expect(await hear('branch:A', { is: 'revoked' })).toBe('revoked');
  expect(replica.docs.has('branch:A')).toBe(false);
  expect(replica.cursors.has('branch:A')).toBe(false);
});

test('a copy that was changed behind our back is read anew', async () => {
  const { replica, hear } = follower();
  await hear('shared', snapshot('h1', 0));
  await hear('shared', events('h1', change(1)));
  const asked = { is: 'events', history: 'h1', events: [], head: 1, sum: 12_345 } as const;
  expect(await hear('shared', asked)).toBe('gap');
  expect(replica.cursors.has('shared')).toBe(false);
});
