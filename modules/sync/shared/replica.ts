import { checksum } from './checksum.ts';
import { hearHistory, type OutboxTx } from './outbox.ts';
import type { Store, Surroundings } from './surroundings.ts';
import {
  isLocal,
  type Cursor,
  type Doc,
  type FeedEvent,
  type PullAnswer,
  type Snapshot,
  type Upstream,
} from './upstream.ts';

/** A transaction on a replica: what a device was told, and how far it has read. */
export interface ReplicaTx {
  cursor(scope: string): Promise<Cursor | undefined>;
  /** Without one the scope is read anew; its documents stay until they are replaced. */
  putCursor(scope: string, cursor: Cursor | undefined): Promise<void>;
  putDoc(scope: string, doc: Doc): Promise<void>;
  removeDoc(scope: string, doc: Pick<Doc, 'collection' | 'docId'>): Promise<void>;
  docs(scope: string): Promise<readonly Doc[]>;
  /** Forgets the scope and its cursor. */
  drop(scope: string): Promise<void>;
  /** Keeps events for others to read on; a branch does, a till does not. */
  keep?(scope: string, events: readonly FeedEvent[]): Promise<void>;
}

/** What reading a scope needs. */
export interface Follow {
  readonly replica: Store<ReplicaTx>;
  readonly outbox: Store<OutboxTx>;
  readonly around: Surroundings;
  /** The scope whose documents the others refer to, read first. */
  readonly shared: string;
}

export type Read = 'fresh' | 'more' | 'gap' | 'needs' | 'behind' | 'revoked';
const PAGE = 500;

/** Reads a scope on from where it stands. Throws what the upstream throws. */
export async function followOnce(follow: Follow, upstream: Upstream, scope: string): Promise<Read> {
  const cursor = await follow.replica.transact((tx) => tx.cursor(scope));
  const answer = await upstream.pull({ scope, cursor, limit: PAGE });
  return take(follow, scope, answer);
}

/** Takes what an upstream said about a scope, asked for or not. */
export async function take(follow: Follow, scope: string, answer: PullAnswer): Promise<Read> {
  const { replica, outbox, around } = follow;
  switch (answer.is) {
    case 'behind':
      return 'behind';
    case 'revoked':
      await replica.transact((tx) => tx.drop(scope));
      return 'revoked';
    case 'snapshot':
      // First what it forgot goes out again, then it disappears from the replica: nothing that a
      // person did is out of sight in between.
      if (!isLocal(scope))
        await outbox.transact((tx) => hearHistory(tx, answer.snapshot.history, around.now()));
      return replica.transact((tx) => replace(tx, follow.shared, scope, answer.snapshot));
    case 'events':
      return replica.transact((tx) => absorb(tx, follow.shared, scope, answer));
  }
}

/** Puts a scope's documents in place of what was known, unless that is newer. */
async function replace(
  tx: ReplicaTx,
  shared: string,
  scope: string,
  { history, seq, needs, docs }: Snapshot,
): Promise<Read> {
  const cursor = await tx.cursor(scope);
  if (cursor && isOlder({ history, seq }, cursor)) return 'behind';
  if (needs > 0 && !(await hasRead(tx, shared, { history, seq: needs }))) return 'needs';
  await tx.drop(scope);
  for (const doc of docs) await tx.putDoc(scope, doc);
  await tx.putCursor(scope, { history, seq });
  return 'fresh';
}

const isOlder = (one: Cursor, other: Cursor): boolean =>
  one.history < other.history || (one.history === other.history && one.seq < other.seq);

/** Whether the shared scope was read up to a number of the same life. */
async function hasRead(tx: ReplicaTx, shared: string, wanted: Cursor): Promise<boolean> {
  const cursor = await tx.cursor(shared);
  return cursor?.history === wanted.history && cursor.seq >= wanted.seq;
}

type Events = Extract<PullAnswer, { is: 'events' }>;

/**
 * Applies events in order: the next number and no other, whole blocks, never before what they refer
 * to. Documents and cursor change in one transaction.
 */
async function absorb(
  tx: ReplicaTx,
  shared: string,
  scope: string,
  { history, events, head, sum }: Events,
): Promise<Read> {
  const cursor = await tx.cursor(scope);
  if (!cursor || cursor.history < history) return 'gap';
  if (cursor.history > history) return 'behind';

  let { seq } = cursor;
  let block: FeedEvent[] = [];
  let outcome: Read = 'fresh';
  for (const event of events) {
    const next = seq + block.length + 1;
    if (event.seq < next) continue;
    if (event.seq > next) {
      outcome = 'gap';
      break;
    }
    block.push(event);
    if (!event.isEnd) continue;
    const { needs } = event;
    if (needs > 0 && !(await hasRead(tx, shared, { history, seq: needs }))) {
      outcome = 'needs';
      break;
    }
    for (const one of block) await apply(tx, scope, one);
    await tx.keep?.(scope, block);
    seq = event.seq;
    block = [];
  }
  if (seq > cursor.seq) await tx.putCursor(scope, { history, seq });
  if (outcome !== 'fresh') return outcome;
  if (seq === head && sum !== undefined && sum !== checksum(await tx.docs(scope))) {
    // Somebody changed the copy behind our back.
    await tx.putCursor(scope, undefined);
    return 'gap';
  }
  return seq < head ? 'more' : 'fresh';
}

async function apply(tx: ReplicaTx, scope: string, event: FeedEvent): Promise<void> {
  const { collection, docId, version, data } = event;
  if (data === undefined) await tx.removeDoc(scope, { collection, docId });
  else await tx.putDoc(scope, { collection, docId, version, data });
}
