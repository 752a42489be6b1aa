import { checksum } from './checksum.ts';
import type { Command, Verdict } from './command.ts';
import { accept, isDone, type Entry, type OutboxTx } from './outbox.ts';
import { HELD, type Held } from './overlay.ts';
import type { ReplicaTx } from './replica.ts';
import type { Store, Surroundings } from './surroundings.ts';
import {
  localScope,
  type Cursor,
  type Doc,
  type FeedEvent,
  type PullAnswer,
  type PullAsk,
  type Upstream,
} from './upstream.ts';

/** The outbox of a branch: commands of its tills, and its own feed in the same store. */
export interface BranchTx extends OutboxTx {
  localHead(): Promise<Cursor>;
  localEvents(after: number, limit: number): Promise<readonly FeedEvent[]>;
  localDocs(): Promise<readonly Doc[]>;
  /** Gives the change the next number of the local scope. */
  tell(change: Pick<FeedEvent, 'collection' | 'docId' | 'version' | 'data'>): Promise<void>;
}

/** The copy of head office's scopes that a branch hands on. */
export interface MirrorTx extends ReplicaTx {
  /** Kept events after a number; undefined when they were not kept from there on. */
  kept(scope: string, after: number, limit: number): Promise<readonly FeedEvent[] | undefined>;
}

export interface BranchParts {
  readonly branch: string;
  readonly shared: string;
  readonly outbox: Store<BranchTx>;
  readonly mirror: Store<MirrorTx>;
  readonly around: Surroundings;
  readonly office: Upstream;
}

/** A branch server as its tills see it; it forwards by `drainOnce` and reads by `followOnce`. */
export function branchNode(parts: BranchParts): Upstream {
  return {
    kind: 'branch',
    push: (commands) => pushTo(parts, commands),
    pull: (ask) =>
      ask.scope === localScope(parts.branch) ? pullLocal(parts, ask) : pullMirror(parts, ask),
    register: (device) => parts.office.register(device),
  };
}

/** The outbox with every change of a command told to the tills in the same transaction. */
export const telling = (outbox: Store<BranchTx>): Store<OutboxTx> => ({
  transact: (work) => outbox.transact((tx) => work(tellingTx(tx))),
});

const tellingTx = (tx: BranchTx): OutboxTx => ({
  ...tx,
  async put(entry) {
    const before = await tx.entry(entry.command.id);
    await tx.put(entry);
    const told = before && heldOf(before);
    const now = heldOf(entry);
    if (told?.is === now.is && told.history === now.history) return;
    await tx.tell({
      collection: HELD,
      docId: entry.command.id,
      version: entry.tries + 1,
      data: now,
    });
  },
  async remove(id) {
    await tx.remove(id);
    await tx.tell({ collection: HELD, docId: id, version: 0, data: undefined });
  },
});

const heldOf = ({ command, final, state }: Entry): Held => {
  if (!final || (state !== 'final' && state !== 'settled')) return { command, is: 'stored' };
  return final.is === 'applied'
    ? { command, is: 'applied', seqs: final.seqs, history: final.history }
    : { command, is: final.is, history: final.history };
};

async function pushTo({ outbox }: BranchParts, commands: readonly Command[]) {
  const verdicts: Verdict[] = [];
  const store = telling(outbox);
  let history: string | undefined;
  for (const command of commands)
    verdicts.push(
      await store.transact(async (tx) => {
        const entry = await accept(tx, command);
        history = (await tx.device()).history || undefined;
        return verdictOf(entry, command);
      }),
    );
  return { verdicts, history };
}

/** What a branch can say: what head office said, or that the command is safe here. */
function verdictOf(entry: Entry, { id, hash }: Command): Verdict {
  if (entry.command.hash !== hash) return { id, is: 'key_reuse' };
  return entry.final && isDone(entry) ? entry.final : { id, is: 'stored' };
}

const pullLocal = ({ outbox }: BranchParts, { cursor, limit }: PullAsk): Promise<PullAnswer> =>
  outbox.transact(async (tx) => {
    const head = await tx.localHead();
    if (cursor && cursor.history > head.history) return { is: 'behind' };
    if (cursor?.history === head.history) {
      const events = await tx.localEvents(cursor.seq, limit);
      return { is: 'events', history: head.history, events, head: head.seq };
    }
    return { is: 'snapshot', snapshot: { ...head, needs: 0, docs: await tx.localDocs() } };
  });

const pullMirror = (parts: BranchParts, { scope, cursor, limit }: PullAsk): Promise<PullAnswer> =>
  parts.mirror.transact(async (tx) => {
    const own = await tx.cursor(scope);
    if (!own || (cursor && cursor.history > own.history)) return { is: 'behind' };
    if (cursor?.history === own.history) {
      if (cursor.seq > own.seq) return { is: 'behind' };
      const events = await tx.kept(scope, cursor.seq, limit);
      const last = events?.at(-1)?.seq ?? cursor.seq;
      const sum = last === own.seq ? checksum(await tx.docs(scope)) : undefined;
      if (events) return { is: 'events', history: own.history, events, head: own.seq, sum };
    }
    const shared = (await tx.cursor(parts.shared))?.seq ?? 0;
    const docs = await tx.docs(scope);
    return {
      is: 'snapshot',
      snapshot: { ...own, needs: scope === parts.shared ? 0 : shared, docs },
    };
  });
