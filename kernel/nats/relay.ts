import { jetstreamManager, type JetStreamClient } from '@nats-io/jetstream';
import { connect, nanos, type NatsConnection } from '@nats-io/transport-node';
import sql from 'sql-template-tag';
import { rowsOf } from '../database/pool.ts';
import { openSession, takeLead } from '../database/session.ts';
import { makeBell, nap } from '../events/bell.ts';
import type { Kernel } from '../execute/kernel.ts';
import { publish, STREAM, type LoggedEvent } from './publish.ts';

/** The one number that makes a process the relay of its database. */
const LEADER_LOCK = 72_727_313;
/** How far back a stream that was wiped is filled again, and how long it keeps what it has. */
const KEPT_DAYS = 14;
const BATCH = 500;
const POLL_MS = 1_000;
const RETRY_MS = 1_000;
const CONNECT_MS = 5_000;

/** Hands the numbered events on to NATS. */
export interface Relay {
  /** The last event that NATS has acknowledged to this process; 0 while another one relays. */
  position(): number;
  stop(): Promise<void>;
}

/**
 * Copies the event log into the JetStream stream POROS, one message an event on the subject
 * `poros.<tenant>.<type>`, in the order of the log. PostgreSQL stays the truth: where NATS is away
 * the relay waits, where the stream was wiped it is filled again, and where the two disagree the
 * relay begins anew at the stream's own end.
 *
 * Each message names the sequence it must follow, so that a lost one takes all after it with it: a
 * stream never has a hole, and never an event twice.
 */
export function startRelay(kernel: Kernel, servers: string): Relay {
  const bell = makeBell();
  const hangUp = kernel.feed.listen(bell.ring);
  let position = 0;
  let isStopped = false;
  let said = '';

  async function run(): Promise<void> {
    while (!isStopped) {
      try {
        await relayWhileLeading();
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        // Once an outage, not once a second.
        if (!isStopped && reason !== said) kernel.log.warn({ err: error }, 'events wait for NATS');
        said = reason;
      }
      position = 0;
      if (!isStopped) await bell.wait(RETRY_MS);
    }
  }

  async function relayWhileLeading(): Promise<void> {
    const session = await openSession(kernel.systemPool, 'poros relay', bell.ring);
    let line: NatsConnection | undefined;
    try {
      if (!(await takeLead(session, LEADER_LOCK))) return;
      line = await connect({ servers, name: 'poros', reconnect: false, timeout: CONNECT_MS });
      const end = await openStream(line);
      let { sequence } = end;
      const { head, first } = await placesOf(kernel, KEPT_DAYS);
      if ((end.position ?? 0) > head) throw new Error(AHEAD);
      position = end.position ?? first;
      said = '';
      while (!isStopped && session.isAlive()) {
        const events = await readOn(kernel, position);
        await publish(end.client, events, sequence);
        sequence += events.length;
        position = events.at(-1)?.position ?? position;
        kernel.metrics.relayPosition.set(position);
        if (events.length < BATCH && !isStopped) await bell.wait(POLL_MS);
        if (line.isClosed()) throw new Error('the connection to NATS was closed');
      }
    } finally {
      await line?.close().catch(() => undefined);
      await session.end();
    }
  }

  void kernel.feed.ready().catch(() => undefined);
  const running = run();
  return {
    position: () => position,
    async stop() {
      isStopped = true;
      hangUp();
      bell.ring();
      await Promise.race([running, nap(CONNECT_MS)]);
    },
  };
}

interface StreamEnd {
  readonly client: JetStreamClient;
  /** Of the last message in the stream; 0 when it is new. */
  readonly sequence: number;
  /** Position of the last event in the stream; undefined when there is none. */
  readonly position: number | undefined;
}

async function openStream(line: NatsConnection): Promise<StreamEnd> {
  const manager = await jetstreamManager(line);
  const kept = nanos(KEPT_DAYS * 86_400_000);
  await manager.streams.add({ name: STREAM, subjects: ['poros.>'], max_age: kept });
  const { state } = await manager.streams.info(STREAM);
  const last =
    state.messages > 0
      ? await manager.streams.getMessage(STREAM, { last_by_subj: 'poros.>' })
      : null;
  return {
    client: manager.jetstream(),
    sequence: state.last_seq,
    position: last ? last.json<EventMessage>().id : undefined,
  };
}

/** An event as others read it. */
export interface EventMessage {
  /** The place of the event over all tenants; one tenant sees gaps, rising all the same. */
  readonly id: number;
  readonly tenant: string;
  readonly type: string;
  readonly version: number;
  readonly entity: string;
  readonly entityId: string;
  readonly timestamp: string;
  readonly actorId: string | null;
  readonly correlationId: string;
  readonly payload: unknown;
}

function readOn(kernel: Kernel, position: number): Promise<LoggedEvent[]> {
  return rowsOf<LoggedEvent>(
    kernel.systemPool,
    sql`
    select position, 'poros.' || tenant_id || '.' || type as subject, json_build_object(
      'id', position, 'tenant', tenant_id, 'type', type, 'version', version, 'entity', entity,
      'entityId', entity_id, 'timestamp', at, 'actorId', actor_id,
      'correlationId', correlation_id, 'payload', payload)::text as message
    from kernel.event_log where position > ${position} order by position limit ${BATCH}`,
  );
}

const AHEAD = `the stream ${STREAM} holds events that the database does not know (was it restored from a
backup?); delete the stream, and it is filled again`;

/** Where the log stands, and the place before the first event that a fresh stream should hold. */
async function placesOf(kernel: Kernel, days: number): Promise<{ head: number; first: number }> {
  const [places] = await rowsOf<{ head: number; first: number }>(
    kernel.systemPool,
    sql`select position as head, coalesce(
      (select min(position) - 1 from kernel.event_log
        where numbered_at > now() - make_interval(days => ${days})), position) as first
      from kernel.event_head`,
  );
  return places ?? { head: 0, first: 0 };
}
