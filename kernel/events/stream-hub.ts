import type { ServerResponse } from 'node:http';
import type { Actor } from '../execute/actor.ts';
import type { Kernel } from '../execute/kernel.ts';
import type { NumberedEvent } from './feed.ts';
import { eventFrame, heartbeatFrame, retryFrame, type Frame } from './frame.ts';
import { maySee, type EventFilter } from './visible.ts';

/** One open live stream. */
export interface Stream {
  actor: Actor;
  readonly filter: EventFilter;
  readonly response: ServerResponse;
  /** Asks authentication again who this is; undefined when the session has gone. */
  readonly whoNow: () => Promise<Actor | undefined>;
  /** False while the past is still being replayed. */
  isLive: boolean;
  /** Everything visible up to here has been written. */
  position: number;
  checkedAtMs: number;
}

export interface StreamLimits {
  readonly heartbeatMs: number;
  /** Rights are looked up again at least this often. */
  readonly recheckMs: number;
  readonly perUser: number;
  readonly perTenant: number;
  /** Bytes that may wait for a reader before it is cut off. */
  readonly waitingBytes: number;
}

export const STREAM_LIMITS: StreamLimits = {
  heartbeatMs: 15_000,
  recheckMs: 45_000,
  perUser: 5,
  perTenant: 500,
  waitingBytes: 1024 * 1024,
};

/** All live streams of this process. */
export interface StreamHub {
  readonly limits: StreamLimits;
  hasRoom(tenantId: string): boolean;
  /** Takes a stream in; the user's oldest gives way when there are too many. */
  add(stream: Stream): void;
  remove(stream: Stream): void;
  /**
   * Writes one ready message; a reader who does not keep up is cut off and comes back by its last
   * id.
   */
  write(stream: Stream, message: Frame): void;
  /** Ends one stream with a hint when to come back. */
  end(stream: Stream, comeBackMs: number): void;
  /** Ends every stream, spread so that not all return at once. */
  endAll(): void;
}

/** What the hub needs of the kernel it is part of. */
type Parts = Pick<Kernel, 'registry' | 'feed' | 'metrics' | 'clock'>;

export function streamHub(kernel: Parts, limits: StreamLimits): StreamHub {
  const streams = new Map<string, Set<Stream>>();
  let pulse: NodeJS.Timeout | undefined;
  const hub: StreamHub = {
    limits,
    hasRoom: (tenantId) => (streams.get(tenantId)?.size ?? 0) < limits.perTenant,
    add(stream) {
      pulse ??= start(hub, kernel, streams);
      const { tenantId, userId } = stream.actor;
      makeWay(hub, streams.get(tenantId) ?? new Set(), userId);
      const own = streams.get(tenantId) ?? new Set();
      streams.set(tenantId, own.add(stream));
      kernel.metrics.streamClients.inc();
    },
    remove(stream) {
      const own = streams.get(stream.actor.tenantId);
      if (!own?.delete(stream)) return;
      if (own.size === 0) streams.delete(stream.actor.tenantId);
      kernel.metrics.streamClients.dec();
    },
    write(stream, message) {
      const { socket } = stream.response;
      if (!socket || socket.destroyed || stream.response.writableEnded) return;
      socket.write(stream.response.chunkedEncoding ? message.chunk : message.bare);
      if (socket.writableLength <= limits.waitingBytes) return;
      hub.remove(stream);
      socket.destroy();
    },
    end(stream, comeBackMs) {
      hub.write(stream, retryFrame(comeBackMs));
      hub.remove(stream);
      stream.response.end();
    },
    endAll() {
      clearInterval(pulse);
      for (const own of streams.values())
        for (const stream of own) hub.end(stream, 1_000 + Math.random() * 3_000);
    },
  };
  return hub;
}

type Streams = ReadonlyMap<string, ReadonlySet<Stream>>;

function start(hub: StreamHub, kernel: Parts, streams: Streams): NodeJS.Timeout {
  kernel.feed.listen((events) => {
    tell(hub, kernel, streams, events);
  });
  const pulse = setInterval(() => {
    beat(hub, kernel, streams);
  }, hub.limits.heartbeatMs);
  return pulse.unref();
}

/** A long wait for the one that gives way, or six tabs would push each other out for ever. */
function makeWay(hub: StreamHub, streams: ReadonlySet<Stream>, userId: string): void {
  const own = [...streams].filter((one) => one.actor.userId === userId);
  const tooMany = Math.max(0, own.length + 1 - hub.limits.perUser);
  for (const oldest of own.slice(0, tooMany)) hub.end(oldest, 60_000);
}

/** Each event is written out once, whoever reads it; each reader's socket is flushed once. */
function tell(
  hub: StreamHub,
  kernel: Parts,
  streams: Streams,
  events: readonly NumberedEvent[],
): void {
  const touched = new Set<Stream>();
  for (const event of events) {
    let message: Frame | undefined;
    for (const stream of streams.get(event.tenantId) ?? []) {
      if (!stream.isLive || !maySee(kernel.registry, stream.actor, stream.filter, event)) continue;
      if (!touched.has(stream)) stream.response.socket?.cork();
      touched.add(stream);
      hub.write(stream, (message ??= eventFrame(event)));
    }
  }
  for (const stream of touched) stream.response.socket?.uncork();
}

function beat(hub: StreamHub, kernel: Parts, streams: Streams): void {
  const message = heartbeatFrame(kernel.feed.position(), kernel.clock().toISOString());
  const due = performance.now() + hub.limits.heartbeatMs - hub.limits.recheckMs;
  for (const own of streams.values())
    for (const stream of own) {
      if (stream.isLive) hub.write(stream, message);
      if (stream.checkedAtMs < due) void recheck(hub, stream);
    }
}

async function recheck(hub: StreamHub, stream: Stream): Promise<void> {
  stream.checkedAtMs = performance.now();
  const actor = await stream.whoNow().catch(() => undefined);
  if (actor && actor.tenantId === stream.actor.tenantId) stream.actor = actor;
  else hub.end(stream, 1_000);
}
