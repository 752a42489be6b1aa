import {
  chainOf,
  hashOf,
  isFinal,
  type Command,
  type Final,
  type Lane,
  type Meaning,
  type Verdict,
} from './command.ts';
import { tick, written, type HybridTime } from './hybrid-clock.ts';
import { backOff_ms } from './back-off.ts';
import type { Lease } from './upstream.ts';
import type { Surroundings } from './surroundings.ts';

/** A person's decision about a command in conflict or refused; itself a command. */
export const SETTLE = 'sync.settle@1';
export interface Settlement {
  readonly command: string;
  readonly choice: 'mine' | 'theirs';
}

/**
 * `pending` may be sent · `inflight` is being sent, until `dueAt` · `stored` is durable at the
 * branch, asked about again at `dueAt` · `parked` waits for a person's decision about another ·
 * `final` has its verdict · `settled` had a bad verdict and a person decided.
 */
export type State = 'pending' | 'inflight' | 'stored' | 'parked' | 'final' | 'settled';

/** A command in an outbox and what became of it so far. */
export interface Entry {
  readonly command: Command;
  /** When it came into this outbox, first = 1. */
  readonly order: number;
  /** Its own lane, or that of a more urgent command that waits for it. */
  readonly lane: Lane;
  readonly state: State;
  readonly dueAt: number;
  readonly tries: number;
  readonly isStored: boolean;
  readonly final?: Final | undefined;
  readonly finalAt?: number | undefined;
}

/** What a device knows of itself; in the same store as its entries. */
export interface Device {
  readonly id: string;
  /** None before the first contact: without it nothing can be sold. */
  readonly lease?: Lease | undefined;
  /** Commands made under this lease. */
  readonly n: number;
  /** Receipts printed under this lease, and the end of their chain. */
  readonly count: number;
  readonly chain: string;
  readonly clock: HybridTime;
  readonly lastOrder: number;
  /** Newest life of head office's database it heard of. */
  readonly history: string;
  readonly mustRenew: boolean;
}

/** A transaction on an outbox. */
export interface OutboxTx {
  device(): Promise<Device>;
  putDevice(device: Device): Promise<void>;
  entry(id: string): Promise<Entry | undefined>;
  put(entry: Entry): Promise<void>;
  remove(id: string): Promise<void>;
  /** The newest command of a key. */
  lastOf(key: string): Promise<Entry | undefined>;
  /** Pending, in flight or stored, in the lane, in order of coming, after `after`. */
  open(lane: Lane, after: number, limit: number): Promise<readonly Entry[]>;
  /** Entries in one of these states. */
  inState(...states: State[]): Promise<readonly Entry[]>;
}

/** What a person wants, before it has an identity. */
export interface Draft {
  readonly type: string;
  readonly key: string;
  readonly lane: Lane;
  readonly actor: string;
  readonly deps?: readonly string[];
  readonly base?: Readonly<Record<string, number>>;
  readonly body: unknown;
  /** It prints a receipt: gets the next number and a place in the chain. */
  readonly isReceipt?: boolean;
  /** Puts the same person's next edit into an edit that was never sent; lanes 3 and 4 only. */
  readonly fold?: (older: unknown, newer: unknown) => unknown;
}

/** The device was never in contact with an upstream. */
export class Unregistered extends Error {}

/** Writes a command down: identity, number, receipt and chain in one transaction. */
export async function issue(tx: OutboxTx, draft: Draft, around: Surroundings): Promise<Command> {
  const device = await tx.device();
  if (!device.lease) throw new Unregistered();
  const before = await tx.lastOf(draft.key);
  if (draft.fold && before && mayFold(before, draft)) {
    const folded = withHash(
      { ...before.command, body: draft.fold(before.command.body, draft.body) },
      around,
    );
    await tx.put({ ...before, command: folded });
    return folded;
  }

  const clock = tick(device.clock, around.now());
  const count = device.count + (draft.isReceipt ? 1 : 0);
  const number = `${device.lease.code}-${String(count).padStart(7, '0')}`;
  const chain = draft.isReceipt
    ? chainOf(device.chain, { number, body: draft.body }, around)
    : device.chain;
  const command = withHash(
    {
      id: around.newId(),
      device: device.id,
      epoch: device.lease.epoch,
      n: device.n + 1,
      type: draft.type,
      key: draft.key,
      lane: draft.lane,
      deps: [...new Set([...(draft.deps ?? []), ...(before ? [before.command.id] : [])])],
      base: draft.base ?? {},
      hlc: written(clock, device.id),
      at: around.now(),
      actor: draft.actor,
      ...(draft.isReceipt && { receipt: { number, count, chain } }),
      body: draft.body,
    },
    around,
  );

  const order = device.lastOrder + 1;
  await tx.putDevice({ ...device, n: command.n, count, chain, clock, lastOrder: order });
  await tx.put(newEntry(command, order));
  await lift(tx, command.deps, command.lane);
  return command;
}

/** Takes a command that another device made, at a branch; known ones stay as they are. */
export async function accept(tx: OutboxTx, command: Command): Promise<Entry> {
  const known = await tx.entry(command.id);
  if (known) return known;
  const device = await tx.device();
  const entry = newEntry(command, device.lastOrder + 1);
  await tx.putDevice({ ...device, lastOrder: entry.order });
  await tx.put(entry);
  await lift(tx, command.deps, command.lane);
  return entry;
}

const newEntry = (command: Command, order: number): Entry => ({
  command,
  order,
  lane: command.lane,
  state: 'pending',
  dueAt: 0,
  tries: 0,
  isStored: false,
});

const withHash = (command: Meaning & Omit<Command, 'hash'>, around: Surroundings): Command => ({
  ...command,
  hash: hashOf(command, around),
});

/** What may have been sent is never changed: the other side may hold it already. */
const mayFold = ({ command, state, tries }: Entry, draft: Draft): boolean =>
  state === 'pending' &&
  tries === 0 &&
  draft.lane >= 3 &&
  command.type === draft.type &&
  command.actor === draft.actor;

/** An urgent command makes everything it waits for as urgent. */
async function lift(tx: OutboxTx, ids: readonly string[], lane: Lane): Promise<void> {
  for (const id of ids) {
    const entry = await tx.entry(id);
    if (!entry || entry.lane <= lane || isDone(entry)) continue;
    await tx.put({ ...entry, lane });
    await lift(tx, entry.command.deps, lane);
  }
}

export const isDone = ({ state }: Entry): boolean => state === 'final' || state === 'settled';

/** Whether what waits for this one may go: it had a good end, or a person decided about it. */
export const isCleared = ({ state, final }: Entry): boolean =>
  state === 'settled' || (state === 'final' && final?.is === 'applied');

export interface Moment {
  readonly now: number;
  readonly chance: number;
}

const ASK_AGAIN_MS = 10_000;

/** Writes verdicts down, each by the id of its command. */
export async function settle(
  tx: OutboxTx,
  verdicts: readonly Verdict[],
  moment: Moment,
): Promise<void> {
  for (const verdict of verdicts) {
    const entry = await tx.entry(verdict.id);
    if (!entry) continue;
    if (verdict.renew) await mustRenew(tx, entry.command);
    if (isDone(entry)) continue;
    if (isFinal(verdict)) await close(tx, entry, verdict, moment.now);
    else if (verdict.is === 'key_reuse') await reused(tx, entry, moment.now);
    else await keep(tx, entry, verdict, moment);
  }
  // What had a bad verdict in a life that is over may have a good one now.
  if (verdicts.some(({ is }) => is === 'applied')) await unpark(tx);
}

/** Only the lease it was made under is spent: a newer one stays. */
async function mustRenew(tx: OutboxTx, { device, epoch }: Command): Promise<void> {
  const own = await tx.device();
  if (own.id === device && own.lease?.epoch === epoch)
    await tx.putDevice({ ...own, mustRenew: true });
}

/**
 * A copy of this device sent the command with other words before. What this one says stays here for
 * a person to look at.
 */
async function reused(tx: OutboxTx, entry: Entry, now: number): Promise<void> {
  const { history } = await tx.device();
  const final: Final = { id: entry.command.id, is: 'rejected', code: 'sync.key_reuse', history };
  await close(tx, entry, final, now);
}

async function keep(tx: OutboxTx, entry: Entry, verdict: Verdict, { now, chance }: Moment) {
  if (verdict.is === 'stored')
    await tx.put({ ...entry, state: 'stored', isStored: true, dueAt: now + ASK_AGAIN_MS });
  else await tx.put({ ...entry, state: 'pending', dueAt: now + backOff_ms(entry.tries, chance) });
}

async function close(tx: OutboxTx, entry: Entry, final: Final, now: number): Promise<void> {
  const device = await tx.device();
  // Said by a life of the database that is over: the next one does not know of it.
  if (final.history < device.history) {
    await tx.put({ ...entry, state: 'pending', dueAt: now });
    return;
  }
  await tx.put({ ...entry, state: 'final', final, finalAt: now });
  if (entry.command.type !== SETTLE || final.is !== 'applied') return;
  const { command: about } = entry.command.body as Settlement;
  const decided = await tx.entry(about);
  if (decided) await tx.put({ ...decided, state: 'settled', finalAt: now });
}

/** Whoever is still held is parked again when its turn comes. */
async function unpark(tx: OutboxTx): Promise<void> {
  for (const entry of await tx.inState('parked')) await tx.put({ ...entry, state: 'pending' });
}

const KEEPS_MS = 7 * 24 * 3_600_000;

/**
 * Head office speaks from another life than before: it was restored, and may have forgotten what it
 * acknowledged. Everything of the last seven days is sent again; it knows what it still has.
 */
export async function hearHistory(tx: OutboxTx, history: string, now: number): Promise<void> {
  const device = await tx.device();
  if (history <= device.history) return;
  await tx.putDevice({ ...device, history });
  if (device.history === '') return;
  for (const entry of await tx.inState('final', 'settled')) {
    const isForgotten = (entry.final?.history ?? '') < history;
    if (isForgotten && (entry.finalAt ?? 0) > now - KEEPS_MS)
      await tx.put({ ...entry, state: 'pending', final: undefined, finalAt: undefined, dueAt: 0 });
  }
}

/** Takes out what had a good end more than seven days ago. */
export async function compact(tx: OutboxTx, now: number): Promise<void> {
  for (const entry of await tx.inState('final', 'settled'))
    if (isCleared(entry) && (entry.finalAt ?? now) <= now - KEEPS_MS)
      await tx.remove(entry.command.id);
}

/** Sells under a new identity from now on; numbers begin again. */
export async function takeLease(tx: OutboxTx, lease: Lease): Promise<void> {
  const device = await tx.device();
  if (device.lease && device.lease.epoch >= lease.epoch) return;
  await tx.putDevice({ ...device, lease, n: 0, count: 0, chain: '', mustRenew: false });
}
