import { runOnce } from 'graphile-worker';
import sql from 'sql-template-tag';
import { rowsOf } from '../database/pool.ts';
import type { Kernel } from '../execute/kernel.ts';
import { startSequencer } from '../events/sequencer.ts';
import { jobPool, queueLogger, tasksOf } from './worker.ts';

/**
 * Numbers everything and carries out every reaction that is due, until nothing follows any more.
 * For seeds and tests; a running program does the same by itself.
 */
export async function settle(kernel: Kernel, systemUrl: string): Promise<void> {
  const sequencer = startSequencer(kernel);
  const pgPool = jobPool(systemUrl, 3);
  const taskList = tasksOf(kernel, () => 0);
  try {
    do {
      await sequencer.caughtUp();
      await runOnce({ pgPool, taskList, noHandleSignals: true, logger: queueLogger(kernel) });
    } while (await isBusy(kernel));
  } finally {
    await sequencer.stop();
    await pgPool.end();
  }
}

async function isBusy(kernel: Kernel): Promise<boolean> {
  const [found] = await rowsOf<{ any: boolean }>(
    kernel.systemPool,
    sql`
    select exists (select from kernel.event_pending)
      or exists (select from graphile_worker._private_jobs where run_at <= now()) as any`,
  );
  return found?.any ?? false;
}
