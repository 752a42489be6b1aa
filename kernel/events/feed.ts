import type { Logger } from 'pino';
import sql from 'sql-template-tag';
import { rowsOf, type Pool } from '../database/pool.ts';
import { ear } from '../database/ear.ts';
import { EVENTS_CHANNEL } from './number-events.ts';

/**
 * An event as the log holds it; the payload stays JSON text, because most readers only pass it on.
 */
export interface NumberedEvent {
  readonly tenantId: string;
  readonly scope: string;
  readonly position: number;
  readonly type: string;
  readonly version: number;
  readonly entity: string;
  readonly entityId: string;
  readonly at: string;
  readonly actorId: string | null;
  readonly payload: string;
}

export type FeedListener = (events: readonly NumberedEvent[]) => void;

/**
 * The numbered events of every tenant, as they come, for this process. Starts at its first
 * listener.
 */
export interface EventFeed {
  /** Answers when the feed knows where it stands. */
  ready(): Promise<void>;
  /** Listeners have been told everything up to here. */
  position(): number;
  /** Tells batches in order, synchronously: between two batches `position` does not move. */
  listen(listener: FeedListener): () => void;
  stop(): Promise<void>;
}

const BATCH = 500;
const POLL_MS = 1_000;

/**
 * Reads the log onward from its head: at each NOTIFY of the sequencer, and every second in case a
 * notice was lost with its connection. What arrives while one batch is read goes with the next;
 * there is no timer to wait for.
 */
export function eventFeed(pool: Pool, log: Logger): EventFeed {
  const listeners = new Set<FeedListener>();
  const notices = ear(pool, EVENTS_CHANNEL, pump);
  let started: Promise<void> | undefined;
  let poll: NodeJS.Timeout | undefined;
  let position = 0;
  let since = '-infinity';
  let pumping: Promise<void> | undefined;
  let isAsked = false;
  let isStopped = false;

  async function start(): Promise<void> {
    await notices.open();
    const [head] = await rowsOf<{ position: number; now: string }>(
      pool,
      sql`select position, now() as now from kernel.event_head`,
    );
    position = head?.position ?? 0;
    since = dayBefore(head?.now);
    poll = setInterval(() => {
      void notices.open().catch(() => undefined);
      pump();
    }, POLL_MS).unref();
  }

  function pump(): void {
    // Before the head is known everything ever said would count as new.
    if (!poll || isStopped) return;
    isAsked = true;
    pumping ??= readOn().finally(() => {
      pumping = undefined;
    });
  }

  async function readOn(): Promise<void> {
    while (isAsked && !isStopped) {
      isAsked = false;
      const events = await readAfter(pool, position, since).catch((error: unknown) => {
        log.warn({ err: error }, 'the event feed could not read and tries again');
        return [];
      });
      const last = events.at(-1);
      if (!last) continue;
      position = last.position;
      since = dayBefore(last.numberedAt);
      if (events.length === BATCH) isAsked = true;
      for (const listener of listeners) listener(events);
    }
  }

  return {
    ready: () =>
      (started ??= start().catch((error: unknown) => {
        started = undefined;
        throw error;
      })),
    position: () => position,
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async stop() {
      isStopped = true;
      clearInterval(poll);
      await started?.catch(() => undefined);
      await pumping;
      await notices.end();
    },
  };
}

type Read = NumberedEvent & { readonly numberedAt: string };

/**
 * `since` only lets PostgreSQL pass over the partitions of past months; a day is room for clocks
 * that disagree.
 */
async function readAfter(pool: Pool, position: number, since: string): Promise<Read[]> {
  return rowsOf<Read>(
    pool,
    sql`
    select tenant_id as "tenantId", scope, position, type, version, entity,
      entity_id as "entityId", at, actor_id as "actorId", payload::text as payload,
      numbered_at as "numberedAt"
    from kernel.event_log where position > ${position} and numbered_at > ${since}::timestamptz
    order by position limit ${BATCH}`,
  );
}

const DAY_MS = 86_400_000;
const dayBefore = (instant: string | undefined): string =>
  instant ? new Date(Date.parse(instant) - DAY_MS).toISOString() : '-infinity';
