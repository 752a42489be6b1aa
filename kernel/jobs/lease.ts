import sql from 'sql-template-tag';
import type pg from 'pg';
import { openSession, type Session } from '../database/session.ts';
import { prepared } from '../database/pool.ts';
import type { Kernel } from '../execute/kernel.ts';

/** First half of the lock that says a worker lives; the second half is made of its name. */
const LEASE = 72_727_311;
const RETRY_MS = 1_000;

export interface Lease {
  end(): Promise<void>;
}

/**
 * Says that a worker lives, by a session lock that vanishes with its process. The queue alone would
 * hold a dead worker's jobs for four hours.
 */
export function holdLease(kernel: Kernel, workerName: string): Lease {
  let session: Session | undefined;
  let isEnded = false;
  let holding = hold();

  async function hold(): Promise<void> {
    while (!isEnded) {
      try {
        session = await openSession(kernel.systemPool, 'poros lease', () => {
          holding = hold();
        });
        await session.client.query('select pg_advisory_lock_shared($1, hashtext($2))', [
          LEASE,
          workerName,
        ]);
        return;
      } catch (error) {
        kernel.log.warn({ err: error }, 'a worker could not say that it lives and tries again');
        await new Promise((resolve) => {
          setTimeout(resolve, RETRY_MS);
        });
      }
    }
  }

  return {
    async end() {
      isEnded = true;
      await holding;
      await session?.end();
    },
  };
}

/**
 * Gives back the jobs of workers whose lease is gone. A worker taken for dead by mistake (its lease
 * connection broke) does no harm: a reaction marks what it has done in its own transaction.
 */
export async function releaseTheDead(kernel: Kernel, pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ dead: string[] | null }>(
    prepared(sql`
    with holder as (
      select locked_by as name from graphile_worker._private_jobs where locked_by is not null
      union select locked_by from graphile_worker._private_job_queues where locked_by is not null),
    dead as (
      select name from holder where pg_try_advisory_xact_lock(${LEASE}, hashtext(name)))
    select array_agg(name) as dead, graphile_worker.force_unlock_workers(array_agg(name))
    from dead`),
  );
  const dead = rows[0]?.dead;
  if (dead) kernel.log.warn({ workers: dead }, 'jobs of dead workers were given back');
}
