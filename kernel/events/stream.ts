import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import sql from 'sql-template-tag';
import { openTransaction } from '../database/transaction.ts';
import type { Kernel } from '../execute/kernel.ts';
import { endpoint } from '../http/endpoint.ts';
import { Type, object, optional } from '../shared/contract.ts';
import { refuse } from '../shared/refusal.ts';
import type { NumberedEvent } from './feed.ts';
import { eventFrame, heartbeatFrame, resetFrame, retryFrame } from './frame.ts';
import type { Stream } from './stream-hub.ts';
import { visibleEvents } from './visible.ts';

const PAGE = 500;
const DRAIN_MS = 30_000;
const WAITING_BYTES = 128 * 1024;
const COME_BACK_MS = 1_000;
/** Seconds. */
const COME_BACK_WHEN_FULL = 60;

const Names = Type.String({
  pattern: '^[a-z_]+\\.[a-z_]+(,[a-z_]+\\.[a-z_]+)*$',
  maxLength: 2_000,
  description: 'names separated by commas',
});

const StreamInput = object({
  types: optional(Names),
  entities: optional(Names),
  after: optional(
    Type.Integer({
      minimum: 0,
      description: 'Position of the last event seen; Last-Event-ID wins',
    }),
  ),
});

interface Wanted {
  readonly types?: string;
  readonly entities?: string;
  readonly after?: number;
}

/**
 * Live events for one reader: what it missed since its last position, in order, then what happens.
 */
export const streamEvents = endpoint({
  name: 'kernel.stream_events',
  http: 'GET /events',
  permission: 'signed_in',
  summary: "Live events within the reader's rights, replayed from Last-Event-ID or `after`.",
  input: StreamInput,
  output: Type.String(),
  produces: 'text/event-stream',
  isPassive: true,
  refuses: ['kernel.busy'],

  async handle({ kernel, actor, input, request, reply, whoNow }) {
    const { types, entities, after }: Wanted = input;
    const reader = actor ?? refuse('kernel.not_signed_in');
    if (kernel.isStopping()) refuse('kernel.busy');
    if (!kernel.streams.hasRoom(reader.tenantId))
      refuse('kernel.too_many_requests', { seconds: COME_BACK_WHEN_FULL });
    await kernel.feed.ready();

    const from = lastEventId(request.headers['last-event-id']) ?? after ?? kernel.feed.position();
    const stream: Stream = {
      actor: reader,
      whoNow,
      response: reply.raw,
      isLive: false,
      position: from,
      checkedAtMs: performance.now(),
      filter: { types: namesOf(types), entities: namesOf(entities) },
    };
    reply.hijack();
    const headers = reply.getHeaders() as Record<string, string>;
    reply.raw.writeHead(200, { ...headers, ...STREAM_HEADERS });
    reply.raw.flushHeaders();
    reply.raw.socket?.setTimeout(0).setNoDelay(true);
    reply.raw.on('close', () => {
      kernel.streams.remove(stream);
    });
    kernel.streams.add(stream);
    kernel.streams.write(stream, retryFrame(COME_BACK_MS));
    try {
      await replay(kernel, stream);
    } catch (error) {
      kernel.log.warn({ err: error }, 'a replay broke off; the reader comes back by its last id');
      reply.raw.destroy();
    }
  },
});

/**
 * Writes the past up to where the feed stands, then goes live. Both the last look at the feed and
 * the switch happen in one turn of the event loop, so no event falls between replay and live and
 * none is written twice.
 */
async function replay(kernel: Kernel, stream: Stream): Promise<void> {
  const { response } = stream;
  if (stream.position > kernel.feed.position()) {
    stream.position = kernel.feed.position();
    kernel.streams.write(stream, resetFrame(stream.position, kernel.clock().toISOString()));
  }
  while (!isOver(response) && stream.position < kernel.feed.position()) {
    const end = kernel.feed.position();
    const events = await pastEvents(kernel, stream, end);
    for (const event of events) {
      kernel.streams.write(stream, eventFrame(event));
      await roomFor(response);
    }
    stream.position = events.length < PAGE ? end : (events.at(-1)?.position ?? end);
  }
  kernel.streams.write(stream, heartbeatFrame(stream.position, kernel.clock().toISOString()));
  stream.isLive = true;
}

const isOver = (response: ServerResponse): boolean => response.destroyed || response.writableEnded;

/**
 * Waits until the reader has taken most of what was written; the past is sent no faster than it is
 * read.
 */
async function roomFor({ socket }: ServerResponse): Promise<void> {
  if (socket && socket.writableLength > WAITING_BYTES && socket.writableNeedDrain)
    await once(socket, 'drain', { signal: AbortSignal.timeout(DRAIN_MS) });
}

async function pastEvents(kernel: Kernel, stream: Stream, end: number): Promise<NumberedEvent[]> {
  const { actor, filter, position } = stream;
  const tx = await openTransaction(kernel.readPool, { tenantId: actor.tenantId, readOnly: true });
  try {
    return await tx.read<NumberedEvent>(sql`
      select e.tenant_id as "tenantId", e.scope, e.position, e.type, e.version, e.entity,
        e.entity_id as "entityId", e.at, e.actor_id as "actorId", e.payload::text as payload
      from kernel.event_log e
      where e.tenant_id = ${actor.tenantId} and e.position > ${position} and e.position <= ${end}
        and ${visibleEvents(kernel.registry, actor, filter)}
      order by e.position limit ${PAGE}`);
  } finally {
    await tx.rollback();
  }
}

function lastEventId(header: string | string[] | undefined): number | undefined {
  return typeof header === 'string' && /^\d{1,15}$/.test(header) ? Number(header) : undefined;
}

const namesOf = (text: string | undefined): ReadonlySet<string> | undefined =>
  text === undefined ? undefined : new Set(text.split(','));

const STREAM_HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  // The connection has served its purpose when the stream ends; kept alive it would hold up a
  // stopping server.
  connection: 'close',
  // Tells nginx not to gather the answer before passing it on.
  'x-accel-buffering': 'no',
};
