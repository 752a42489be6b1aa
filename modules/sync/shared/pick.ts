import { LANES, type Lane } from './command.ts';
import { isCleared, isDone, type Entry, type OutboxTx } from './outbox.ts';
import type { Upstream } from './upstream.ts';

/** Share of a batch by lane, in hundredths; what a lane does not use flows to the next. */
const SHARES: Record<Lane, number> = { 1: 60, 2: 25, 3: 10, 4: 5 };
const LEASE_MS = 30_000;
const PAGE = 200;
const HOUR_MS = 3_600_000;

export interface Wanted {
  readonly kind: Upstream['kind'];
  readonly now: number;
  readonly limit: number;
}

/**
 * Takes the next batch: each lane its share, so that telemetry never starves and a sale never waits
 * for more than one batch; nothing before what it depends on. What is taken belongs to the caller
 * for thirty seconds.
 */
export async function pick(tx: OutboxTx, wanted: Wanted): Promise<readonly Entry[]> {
  const chosen = new Map<string, Entry>();
  let unused = 0;
  for (const lane of LANES) {
    const share = Math.max(1, Math.floor((wanted.limit * SHARES[lane]) / 100)) + unused;
    const most = Math.min(share, wanted.limit - chosen.size);
    unused = share - (await take(tx, wanted, { lane, most, chosen }));
  }
  for (const lane of LANES)
    await take(tx, wanted, { lane, most: wanted.limit - chosen.size, chosen });

  const batch = [...chosen.values()].map((entry) => ({
    ...entry,
    state: 'inflight' as const,
    dueAt: wanted.now + LEASE_MS,
    tries: entry.tries + 1,
  }));
  for (const entry of batch) await tx.put(entry);
  return batch;
}

interface Take {
  readonly lane: Lane;
  readonly most: number;
  readonly chosen: Map<string, Entry>;
}

async function take(tx: OutboxTx, wanted: Wanted, { lane, most, chosen }: Take): Promise<number> {
  const before = chosen.size;
  let after = 0;
  while (chosen.size - before < most) {
    const page = await tx.open(lane, after, PAGE);
    for (const entry of page) {
      after = entry.order;
      if (chosen.has(entry.command.id) || !isDue(entry, wanted)) continue;
      const held = await holdOf(tx, entry, wanted.kind, chosen);
      if (held === 'decision') await tx.put({ ...entry, state: 'parked' });
      if (held === undefined) chosen.set(entry.command.id, entry);
      if (chosen.size - before >= most) break;
    }
    if (page.length < PAGE) break;
  }
  return chosen.size - before;
}

/**
 * Head office is told at once what only the branch has; the branch is not asked all the time. What
 * is due in an hour was written by a clock that has been put back since.
 */
const isDue = ({ state, dueAt }: Entry, { kind, now }: Wanted): boolean =>
  dueAt <= now || dueAt > now + HOUR_MS || (state === 'stored' && kind === 'office');

/** Why an entry cannot go yet: another must go first, or a person must decide about another. */
async function holdOf(
  tx: OutboxTx,
  entry: Entry,
  kind: Upstream['kind'],
  chosen: ReadonlyMap<string, Entry>,
): Promise<'turn' | 'decision' | undefined> {
  let hold: 'turn' | undefined;
  for (const id of entry.command.deps) {
    const dep = await tx.entry(id);
    // Made elsewhere, or done long ago: the other side judges.
    if (!dep || chosen.has(id) || isCleared(dep)) continue;
    if (isDone(dep) || dep.state === 'parked') return 'decision';
    if (!(dep.state === 'stored' && kind === 'branch')) hold = 'turn';
  }
  return hold;
}
