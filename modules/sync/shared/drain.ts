import { backOff_ms } from './back-off.ts';
import { hearHistory, settle, takeLease, type OutboxTx } from './outbox.ts';
import { pick } from './pick.ts';
import type { Store, Surroundings } from './surroundings.ts';
import { Turned, Unanswered, type Upstream } from './upstream.ts';

export const BATCH = 100;
/** Who writes something down wakes the drain; this is for what came by another tab. */
const IDLE_MS = 5_000;
const TURNED_MS = 5_000;

/** What the emptying of an outbox needs. */
export interface Drain {
  readonly outbox: Store<OutboxTx>;
  readonly around: Surroundings;
  /** Where to send, chosen anew for each batch. */
  readonly upstream: () => Upstream;
  /** A till sells under a lease of its own; a branch only passes on. */
  readonly needsLease: boolean;
  /** Told how it went, to choose another road or to ask for a log-in. */
  readonly heard?: (upstream: Upstream, how: Heard) => void;
}

export type Heard = 'well' | 'unanswered' | Turned['why'];

/** What the next round has to know of the ones before. */
export interface Pace {
  readonly failures: number;
  readonly limit: number;
  readonly wait_ms: number;
}

export const START_PACE: Pace = { failures: 0, limit: BATCH, wait_ms: 0 };

/**
 * Sends one batch and writes its verdicts down. An entry leaves the outbox only by a verdict:
 * without an answer, with a log-in or a new version missing, everything stays and comes again.
 */
export async function drainOnce(drain: Drain, pace: Pace): Promise<Pace> {
  const { outbox, around } = drain;
  const upstream = drain.upstream();
  const { now, chance } = around;
  try {
    if (drain.needsLease) await renew(drain, upstream);
    const wanted = { kind: upstream.kind, now: now(), limit: pace.limit };
    const batch = await outbox.transact((tx) => pick(tx, wanted));
    if (batch.length === 0) return { ...pace, failures: 0, wait_ms: IDLE_MS };
    const { verdicts, history } = await upstream.push(batch.map(({ command }) => command));
    await outbox.transact(async (tx) => {
      if (history) await hearHistory(tx, history, now());
      await settle(tx, verdicts, { now: now(), chance: chance() });
    });
    drain.heard?.(upstream, 'well');
    return { ...START_PACE, limit: Math.min(BATCH, pace.limit * 2) };
  } catch (error) {
    if (!(error instanceof Unanswered || error instanceof Turned)) throw error;
    drain.heard?.(upstream, error instanceof Turned ? error.why : 'unanswered');
    await release(drain, pace.failures + 1);
    return after(error, pace, around);
  }
}

/** How to go on when there were no verdicts. */
function after(error: Unanswered | Turned, pace: Pace, { chance }: Surroundings): Pace {
  if (!(error instanceof Turned)) {
    const failures = pace.failures + 1;
    return { ...pace, failures, wait_ms: backOff_ms(failures, chance()) };
  }
  if (error.why === 'too_large')
    return { ...pace, limit: Math.max(1, Math.floor(pace.limit / 2)), wait_ms: 0 };
  return { ...pace, wait_ms: TURNED_MS };
}

/** Gives back what was taken for a batch that nobody answered, for whoever drains next. */
async function release({ outbox, around }: Drain, failures: number): Promise<void> {
  await outbox.transact(async (tx) => {
    for (const entry of await tx.inState('inflight')) {
      const dueAt = Math.min(entry.dueAt, around.now() + backOff_ms(failures, 0));
      await tx.put({ ...entry, state: entry.isStored ? 'stored' : 'pending', dueAt });
    }
  });
}

/** A device that was copied or lost its store gets an identity of its own again. */
async function renew({ outbox }: Drain, upstream: Upstream): Promise<void> {
  const { id, lease, mustRenew } = await outbox.transact((tx) => tx.device());
  if (lease && !mustRenew) return;
  const given = await upstream.register(id);
  await outbox.transact((tx) => takeLease(tx, given));
}
