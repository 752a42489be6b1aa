import sql from 'sql-template-tag';
import { rowsOf, type Client } from '../database/pool.ts';
import type { Kernel } from '../execute/kernel.ts';

const SEAL_LOCK = 72_727_312;

/**
 * Runs as the only sealer, blocks and anchors as one; undefined at once when another one is
 * sealing.
 */
export function asSealer<T>(kernel: Kernel, work: (client: Client) => Promise<T>) {
  return locked(
    kernel,
    {
      take: sql`select pg_try_advisory_lock(${SEAL_LOCK}) as taken`,
      give: sql`select pg_advisory_unlock(${SEAL_LOCK})`,
    },
    work,
  );
}

/** Runs while nobody seals, so that blocks and anchors agree; waits for a running sealer. */
export async function whileUnsealed<T>(kernel: Kernel, work: () => Promise<T>): Promise<T> {
  const done = await locked(
    kernel,
    {
      take: sql`select pg_advisory_lock_shared(${SEAL_LOCK}) is not null as taken`,
      give: sql`select pg_advisory_unlock_shared(${SEAL_LOCK})`,
    },
    async () => ({ result: await work() }),
  );
  if (!done) throw new Error('the seal lock was not granted');
  return done.result;
}

interface Lock {
  readonly take: ReturnType<typeof sql>;
  readonly give: ReturnType<typeof sql>;
}

async function locked<T>(
  kernel: Kernel,
  lock: Lock,
  work: (client: Client) => Promise<T>,
): Promise<T | undefined> {
  const client = await kernel.systemPool.connect();
  let broken: Error | undefined;
  try {
    const [row] = await rowsOf<{ taken: boolean }>(client, lock.take);
    if (!row?.taken) return undefined;
    try {
      return await work(client);
    } finally {
      await rowsOf(client, lock.give);
    }
  } catch (error) {
    broken = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    // A connection that failed may still hold the lock: it is closed, not given back.
    client.release(broken);
  }
}
