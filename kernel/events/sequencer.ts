import sql from 'sql-template-tag';
import { rowsOf } from '../database/pool.ts';
import { openSession, takeLead, type Session } from '../database/session.ts';
import type { Kernel } from '../execute/kernel.ts';
import { makeBell, nap } from './bell.ts';
import { numberEvents, type WaitingReaction } from './number-events.ts';

/** The one number that makes a process the sequencer of its database. */
const LEADER_LOCK = 72_727_310;
const LIMIT = 2_000;
const BUSY_POLL_MS = 10;
const IDLE_POLL_MS = 100;
const STANDBY_POLL_MS = 250;
const RECONNECT_MS = 500;

export interface Sequencer {
  /** True while this process numbers; another one stands by. */
  isLeader(): boolean;
  /**
   * Answers once every event stored before the call has its number, whoever gives it. For seeds and
   * tests.
   */
  caughtUp(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Gives committed events their place. Any number of processes may start one: a session lock makes
 * one of them the leader, and when its connection dies PostgreSQL rolls its round back and frees
 * the lock for the next. Needs a direct connection, not a pooler in transaction mode.
 */
export function startSequencer(kernel: Kernel): Sequencer {
  const reactions = afterCommitReactions(kernel);
  const bell = makeBell();
  let session: Session | undefined;
  let isLeader = false;
  let isStopped = false;
  const hangUp = kernel.onCommit(bell.ring);

  async function run(): Promise<void> {
    let idleMs = BUSY_POLL_MS;
    while (!isStopped) {
      try {
        const outcome = await step();
        idleMs = outcome === 'busy' ? BUSY_POLL_MS : Math.min(IDLE_POLL_MS, idleMs * 2);
        if (outcome === 'standby') await nap(STANDBY_POLL_MS);
        else if (outcome !== 'full') await bell.wait(idleMs);
      } catch (error) {
        if (!isStopped) kernel.log.error({ err: error }, 'the sequencer lost its connection');
        isLeader = false;
        await session?.end();
        session = undefined;
        await nap(RECONNECT_MS);
      }
    }
    isLeader = false;
    hangUp();
    await session?.end();
  }

  async function step(): Promise<'standby' | 'idle' | 'busy' | 'full'> {
    if (!session?.isAlive()) {
      isLeader = false;
      session = await openSession(kernel.systemPool, 'poros sequencer', bell.ring);
    }
    isLeader ||= await takeLead(session, LEADER_LOCK);
    if (!isLeader) return 'standby';
    const { moved } = await numberEvents(session.client, reactions, LIMIT);
    if (moved > 0) kernel.metrics.eventsNumbered.inc(moved);
    return moved === 0 ? 'idle' : moved >= LIMIT ? 'full' : 'busy';
  }

  const running = run();
  return {
    isLeader: () => isLeader,
    async caughtUp() {
      const [newest] = await rowsOf<{ id: number | null }>(
        kernel.systemPool,
        sql`select max(id) as id from kernel.event_pending`,
      );
      while (!isStopped && newest?.id) {
        bell.ring();
        const [left] = await rowsOf(
          kernel.systemPool,
          sql`select 1 from kernel.event_pending where id <= ${newest.id} limit 1`,
        );
        if (!left) return;
        await nap(5);
      }
    },
    async stop() {
      isStopped = true;
      bell.ring();
      await running;
    },
  };
}

function afterCommitReactions(kernel: Kernel): WaitingReaction[] {
  return kernel.registry.modules
    .flatMap((module) => module.reactions ?? [])
    .filter((one) => one.moment === 'after_commit')
    .map((one) => ({ event: one.event, reaction: one.name }));
}
