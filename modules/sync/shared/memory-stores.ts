import type { Device, Entry, OutboxTx } from './outbox.ts';
import { START } from './hybrid-clock.ts';
import type { BranchTx, MirrorTx } from './branch-node.ts';
import type { Cursor, Doc, FeedEvent } from './upstream.ts';

/** Undoes what a transaction did, last first. */
export type Undo = (() => void)[];

/** Sets a key so that it can be undone. */
export function putIn<K, V>(map: Map<K, V>, key: K, value: V, undo: Undo): void {
  const had = map.has(key);
  const old = map.get(key);
  undo.push(() => {
    if (had) map.set(key, old as V);
    else map.delete(key);
  });
  map.set(key, value);
}

function cutFrom<K, V>(map: Map<K, V>, key: K, undo: Undo): void {
  const old = map.get(key);
  if (old === undefined) return;
  undo.push(() => map.set(key, old));
  map.delete(key);
}

export function appendTo<V>(list: V[], value: V, undo: Undo): void {
  undo.push(() => list.pop());
  list.push(value);
}

export const rollBack = (undo: Undo, to = 0): void => {
  while (undo.length > to) undo.pop()?.();
};

/** What a till's outbox or a branch's holds; in memory, for tests and for the simulator. */
export interface OutboxState {
  device: Device;
  readonly entries: Map<string, Entry>;
  /** Of a branch only: its own feed. */
  local: { history: string; readonly log: FeedEvent[]; readonly docs: Map<string, Doc> };
}

export interface ReplicaState {
  readonly cursors: Map<string, Cursor>;
  readonly docs: Map<string, Map<string, Doc>>;
  readonly kept: Map<string, FeedEvent[]>;
}

export const newOutbox = (id: string, history = ''): OutboxState => ({
  device: {
    id,
    n: 0,
    count: 0,
    chain: '',
    clock: START,
    lastOrder: 0,
    history: '',
    mustRenew: false,
  },
  entries: new Map(),
  local: { history, log: [], docs: new Map() },
});

export const newReplica = (): ReplicaState => ({
  cursors: new Map(),
  docs: new Map(),
  kept: new Map(),
});

export function outboxTx(state: OutboxState, undo: Undo): OutboxTx {
  const { entries } = state;
  const inOrder = () => [...entries.values()].toSorted((a, b) => a.order - b.order);
  return {
    device: async () => state.device,
    async putDevice(device) {
      const old = state.device;
      undo.push(() => (state.device = old));
      state.device = device;
    },
    entry: async (id) => entries.get(id),
    put: async (entry) => putIn(entries, entry.command.id, entry, undo),
    remove: async (id) => cutFrom(entries, id, undo),
    lastOf: async (key) => inOrder().findLast((entry) => entry.command.key === key),
    open: async (lane, after, limit) =>
      inOrder()
        .filter((entry) => entry.lane === lane && entry.order > after && OPEN.has(entry.state))
        .slice(0, limit),
    inState: async (...states) => inOrder().filter((entry) => states.includes(entry.state)),
  };
}

const OPEN = new Set(['pending', 'inflight', 'stored']);

export function branchTx(state: OutboxState, undo: Undo): BranchTx {
  const { log, docs, history } = state.local;
  return {
    ...outboxTx(state, undo),
    localHead: async () => ({ history, seq: log.length }),
    localEvents: async (after, limit) => log.slice(after, after + limit),
    localDocs: async () => [...docs.values()],
    async tell({ collection, docId, version, data }) {
      appendTo(
        log,
        { seq: log.length + 1, needs: 0, isEnd: true, collection, docId, version, data },
        undo,
      );
      const key = `${collection}/${docId}`;
      if (data === undefined) cutFrom(docs, key, undo);
      else putIn(docs, key, { collection, docId, version, data }, undo);
    },
  };
}

export function replicaTx(state: ReplicaState, undo: Undo): MirrorTx {
  const docsOf = (scope: string) => state.docs.get(scope) ?? new Map<string, Doc>();
  const change = (scope: string, work: (docs: Map<string, Doc>) => void) => {
    if (!state.docs.has(scope)) putIn(state.docs, scope, new Map(), undo);
    work(docsOf(scope));
  };
  return {
    cursor: async (scope) => state.cursors.get(scope),
    async putCursor(scope, cursor) {
      if (cursor) putIn(state.cursors, scope, cursor, undo);
      else cutFrom(state.cursors, scope, undo);
    },
    putDoc: async (scope, doc) =>
      change(scope, (docs) => putIn(docs, `${doc.collection}/${doc.docId}`, doc, undo)),
    removeDoc: async (scope, { collection, docId }) =>
      change(scope, (docs) => cutFrom(docs, `${collection}/${docId}`, undo)),
    docs: async (scope) => [...docsOf(scope).values()],
    async drop(scope) {
      cutFrom(state.cursors, scope, undo);
      cutFrom(state.docs, scope, undo);
      cutFrom(state.kept, scope, undo);
    },
    async keep(scope, events) {
      putIn(state.kept, scope, [...(state.kept.get(scope) ?? []), ...events], undo);
    },
    async kept(scope, after, limit) {
      const kept = state.kept.get(scope) ?? [];
      const head = state.cursors.get(scope)?.seq ?? 0;
      const floor = kept[0]?.seq ?? head + 1;
      if (after < floor - 1) return undefined;
      return wholeBlocks(kept.filter((event) => event.seq > after).slice(0, limit));
    },
  };
}

/** Without the beginning of a block whose end did not fit. */
export function wholeBlocks(events: readonly FeedEvent[]): readonly FeedEvent[] {
  const end = events.findLastIndex(({ isEnd }) => isEnd);
  return events.slice(0, end + 1);
}

/** A copy that does not change with the original: what is in it is never changed in place. */
export const copyOutbox = ({ device, entries, local }: OutboxState): OutboxState => ({
  device,
  entries: new Map(entries),
  local: { history: local.history, log: [...local.log], docs: new Map(local.docs) },
});

export const copyReplica = (state: ReplicaState): ReplicaState => ({
  cursors: new Map(state.cursors),
  docs: new Map([...state.docs].map(([scope, docs]) => [scope, new Map(docs)])),
  kept: new Map([...state.kept].map(([scope, events]) => [scope, [...events]])),
});
