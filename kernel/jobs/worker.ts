import { EventEmitter } from 'node:events';
import {
  Logger,
  parseCronItems,
  run,
  type Runner,
  type TaskList,
  type WorkerEvents,
} from 'graphile-worker';
import pg from 'pg';
import type { Kernel } from '../execute/kernel.ts';
import type { Job } from '../execute/module.ts';
import { maintain } from '../maintenance/maintain.ts';
import { prove } from '../maintenance/prove.ts';
import { holdLease, releaseTheDead, type Lease } from './lease.ts';
import { backOff, reactionTask, type BackOff } from './reaction-task.ts';
import type { ReactionJob } from './run-reaction.ts';

export interface WorkerOptions {
  /** As `poros_system`, which owns the queue. */
  readonly connectionString: string;
  /** Reactions that run side by side. */
  readonly concurrency?: number;
  readonly backOff?: BackOff;
}

export interface Worker {
  /** Lets running jobs end; waiting ones stay for the next worker. */
  stop(): Promise<void>;
}

const MAINTENANCE = '15 1 * * *';
const PROOF = '45 1 * * *';
const RELEASE_MS = 60_000;

/**
 * Runs reactions after commit; maintenance every night (01.15 UTC) and at start; and the proof of
 * the whole database every night (01.45 UTC). Any number of workers may run. One that was killed
 * leaves its jobs locked; the others see that its lease is gone and give them back.
 */
export async function startWorker(kernel: Kernel, options: WorkerOptions): Promise<Worker> {
  const pool = jobPool(options.connectionString, (options.concurrency ?? 4) + 3);
  await releaseTheDead(kernel, pool);
  await kernel.feed.ready();
  const leases: Lease[] = [];
  const events: WorkerEvents = new EventEmitter();
  events.on('pool:create', ({ workerPool }) => {
    leases.push(holdLease(kernel, workerPool.id));
  });
  const runner: Runner = await run({
    pgPool: pool,
    taskList: tasksOf(kernel, options.backOff ?? backOff),
    parsedCronItems: parseCronItems([
      { task: 'maintain', match: MAINTENANCE },
      { task: 'prove', match: PROOF },
      ...jobsOf(kernel).map((job) => ({ task: job.name, match: job.every })),
    ]),
    concurrency: options.concurrency ?? 4,
    noHandleSignals: true,
    pollInterval: 1_000,
    logger: queueLogger(kernel),
    events,
  });
  await runner.addJob('maintain', {}, { jobKey: 'maintain at start' });
  const watch = setInterval(() => {
    releaseTheDead(kernel, pool).catch((error: unknown) => {
      kernel.log.warn({ err: error }, 'could not look for jobs of dead workers');
    });
  }, RELEASE_MS);
  return {
    async stop() {
      clearInterval(watch);
      await runner.stop();
      await Promise.all(leases.map((lease) => lease.end()));
      await pool.end();
    },
  };
}

/** What the queue may ask for; also what a test carries out at once. */
export function tasksOf(kernel: Kernel, wait: BackOff): TaskList {
  return {
    reaction: (payload) => reactionTask(kernel, payload as ReactionJob, wait),
    maintain: async () => {
      await maintain(kernel);
    },
    prove: () => prove(kernel),
    ...Object.fromEntries(
      jobsOf(kernel).map((job) => [
        job.name,
        async () => {
          await job.run(kernel);
        },
      ]),
    ),
  };
}

const jobsOf = ({ registry }: Kernel): Job[] =>
  registry.modules.flatMap((module) => module.jobs ?? []);

/** Plain connections: the queue holds statements open in ways that a pipeline forbids. */
export function jobPool(connectionString: string, max: number): pg.Pool {
  const pool = new pg.Pool({ connectionString, max, application_name: 'poros jobs' });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** The queue's own messages, one level quieter: what matters is logged where it is decided. */
export function queueLogger(kernel: Kernel): Logger {
  return new Logger(() => (level, message) => {
    if (level === 'error') kernel.log.warn({ queue: message }, 'job queue');
    else kernel.log.debug({ queue: message }, 'job queue');
  });
}
