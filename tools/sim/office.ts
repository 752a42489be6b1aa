import {
  checksum,
  receive,
  type Command,
  type Cursor,
  type Doc,
  type FeedEvent,
  type Known,
  type Lease,
  type OfficeTx,
  type PullAnswer,
  type PullAsk,
  type PushAnswer,
  type Store,
  wholeBlocks,
  appendTo,
  putIn,
  rollBack,
  type Undo,
} from '@poros/sync/shared';
import type { Disk } from './disk.ts';
import { carryOut, UPCASTERS, type Loss } from './shop.ts';

export const SHARED = 'shared';
export const branchScope = (branch: string): string => `branch:${branch}`;

export interface Logged extends FeedEvent {
  readonly scope: string;
  readonly commandId: string;
}

interface Scope {
  readonly log: Logged[];
  readonly docs: Map<string, Doc>;
}

/** What head office's database holds. */
export interface OfficeState {
  history: string;
  leases: number;
  readonly known: Map<string, { known: Known; command: Command }>;
  /** Who came under a number, of a lease or of a receipt. */
  readonly numbers: Map<string, readonly string[]>;
  /** Every effect ever done, one entry each time. */
  readonly effects: string[];
  readonly clashes: Set<string>;
  /** What somebody typed that does not stand, by command. */
  readonly losses: Map<string, readonly Loss[]>;
  readonly scopes: Map<string, Scope>;
}

export const newOffice = (): Disk<OfficeState> => ({
  state: {
    history: 'h0001',
    leases: 0,
    known: new Map(),
    numbers: new Map(),
    effects: [],
    clashes: new Set(),
    losses: new Map(),
    scopes: new Map(),
  },
});

/** What a module sees of the database while a command is carried out. */
export interface OfficeWork {
  doc(scope: string, collection: string, docId: string): Doc | undefined;
  /** Stages a change; numbers are given when the command is done. */
  change(scope: string, doc: Doc | (Omit<Doc, 'data'> & { data?: undefined })): void;
  lose(command: string, losses: readonly Loss[]): void;
}

const numbersOf = ({ device, epoch, n, receipt }: Command): readonly string[] => [
  `${device}/${epoch}/${n}`,
  ...(receipt ? [receipt.number] : []),
];

export const scopeOf = (state: OfficeState, name: string): Scope =>
  state.scopes.get(name) ?? { log: [], docs: new Map() };

export function officeTx(state: OfficeState, undo: Undo): OfficeTx {
  return {
    history: async () => state.history,
    known: async (id) => state.known.get(id)?.known,
    remember: async (known, command) => {
      putIn(state.known, known.id, { known, command }, undo);
      for (const number of numbersOf(command))
        putIn(state.numbers, number, [...(state.numbers.get(number) ?? []), known.id], undo);
    },
    async settleKnown(id) {
      const row = state.known.get(id);
      if (row) putIn(state.known, id, { ...row, known: { ...row.known, isSettled: true } }, undo);
    },
    twinsOf: async (command) =>
      numbersOf(command).flatMap((number) => state.numbers.get(number) ?? []),
    async flagClash(ids) {
      for (const id of ids)
        if (!state.clashes.has(id)) {
          undo.push(() => state.clashes.delete(id));
          state.clashes.add(id);
        }
    },
    async carryOut(command) {
      const savepoint = undo.length;
      const staged: { scope: string; doc: Doc }[] = [];
      const losses: (() => void)[] = [];
      const refusal = carryOut(command, workOf(state, staged, losses, undo));
      if (refusal) rollBack(undo, savepoint);
      for (const lose of losses) lose();
      if (refusal) return refusal;
      appendTo(state.effects, command.id, undo);
      return { is: 'applied', seqs: number(state, command.id, staged, undo) };
    },
  };
}

function workOf(
  state: OfficeState,
  staged: { scope: string; doc: Doc }[],
  losses: (() => void)[],
  undo: Undo,
): OfficeWork {
  return {
    doc: (scope, collection, docId) =>
      staged.findLast(
        (one) =>
          one.scope === scope && one.doc.collection === collection && one.doc.docId === docId,
      )?.doc ?? scopeOf(state, scope).docs.get(`${collection}/${docId}`),
    change: (scope, doc) => void staged.push({ scope, doc: doc as Doc }),
    lose: (command, rows) => void losses.push(() => putIn(state.losses, command, rows, undo)),
  };
}

/** Gives the events of one command their numbers, scope by scope, last thing before COMMIT. */
function number(
  state: OfficeState,
  commandId: string,
  staged: readonly { scope: string; doc: Doc }[],
  undo: Undo,
): Record<string, number> {
  const seqs: Record<string, number> = {};
  const scopes = [...new Set(staged.map(({ scope }) => scope))].toSorted();
  // The shared scope first: what stands in the others may refer to what this command made there.
  scopes.sort((one, other) => Number(other === SHARED) - Number(one === SHARED));
  for (const name of scopes) {
    if (!state.scopes.has(name)) putIn(state.scopes, name, { log: [], docs: new Map() }, undo);
    const scope = scopeOf(state, name);
    const mine = staged.filter((one) => one.scope === name);
    const needs = name === SHARED ? 0 : scopeOf(state, SHARED).log.length;
    for (const [at, { doc }] of mine.entries()) {
      const seq = scope.log.length + 1;
      const isEnd = at === mine.length - 1;
      appendTo(scope.log, { ...doc, scope: name, commandId, seq, needs, isEnd }, undo);
      putIn(scope.docs, `${doc.collection}/${doc.docId}`, doc, undo);
      seqs[name] = seq;
    }
  }
  return seqs;
}

/** What head office answers, whoever asks. */
export interface Office {
  push(commands: readonly Command[]): Promise<PushAnswer>;
  pull(ask: PullAsk): PullAnswer;
  register(device: string): Lease;
}

export interface OfficeRules {
  /** How many of the newest events a replica database has not heard of yet. */
  lag(): number;
  /** Whether an answer is cut somewhere behind its first whole block. */
  isTorn(): boolean;
  /** Scopes that some may not see at the moment. */
  readonly revoked: ReadonlySet<string>;
  /** Up to which number of a scope the log was thrown away. */
  floor(scope: string): number;
  digest(text: string): string;
}

export function officeOn(
  disk: Disk<OfficeState>,
  store: Store<OfficeTx>,
  rules: OfficeRules,
): Office {
  return {
    async push(commands) {
      const verdicts = await receive(store, commands, rules, UPCASTERS);
      return { verdicts, history: disk.state.history };
    },
    pull: (ask) => pull(disk.state, ask, rules),
    register() {
      disk.state.leases += 1;
      return { epoch: disk.state.leases, code: `JKT-K${disk.state.leases}` };
    },
  };
}

function pull(
  state: OfficeState,
  { scope, cursor, limit }: PullAsk,
  rules: OfficeRules,
): PullAnswer {
  if (rules.revoked.has(scope)) return { is: 'revoked' };
  const { history } = state;
  const { log, docs } = scopeOf(state, scope);
  if (cursor && cursor.history > history) return { is: 'behind' };
  if (isReadOn(cursor, history, rules.floor(scope))) {
    const head = Math.max(0, log.length - rules.lag());
    const read = log.slice(cursor.seq, Math.min(head, cursor.seq + limit));
    const events = rules.isTorn() ? torn(read) : wholeBlocks(read);
    const isAll = head === log.length;
    return {
      is: 'events',
      history,
      events,
      head,
      sum: isAll ? checksum(docs.values()) : undefined,
    };
  }
  const needs = scope === SHARED ? 0 : scopeOf(state, SHARED).log.length;
  return {
    is: 'snapshot',
    snapshot: { history, seq: log.length, needs, docs: [...docs.values()] },
  };
}

/** The first block whole, and half of what follows. */
function torn(events: readonly FeedEvent[]): readonly FeedEvent[] {
  const first = events.findIndex(({ isEnd }) => isEnd) + 1;
  return events.slice(0, Math.max(first, Math.ceil((first + events.length) / 2)));
}

const isReadOn = (cursor: Cursor | undefined, history: string, floor: number): cursor is Cursor =>
  cursor !== undefined && cursor.history === history && cursor.seq >= floor;

/** A backup: what it holds does not change with the database. */
export const copyOffice = (state: OfficeState): OfficeState => ({
  ...state,
  known: new Map(state.known),
  numbers: new Map(state.numbers),
  effects: [...state.effects],
  clashes: new Set(state.clashes),
  losses: new Map(state.losses),
  scopes: new Map(
    [...state.scopes].map(([name, { log, docs }]) => [
      name,
      { log: [...log], docs: new Map(docs) },
    ]),
  ),
});

/** How many leases are skipped after a restore: more than can have been given since the backup. */
const LEASES_SKIPPED = 1_000;

/** Puts a backup in place: a new life, which says so, and leases nobody can hold yet. */
export function restore(disk: Disk<OfficeState>, backup: OfficeState, lives: number): void {
  disk.state = {
    ...copyOffice(backup),
    history: `h${String(lives).padStart(4, '0')}`,
    // The same backup may be put back twice: each life has leases of its own.
    leases: backup.leases + LEASES_SKIPPED * (lives - 1),
  };
}
