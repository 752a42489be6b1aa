import type { NumberedEvent } from './feed.ts';

/** A message of the stream, written once for all readers: as HTTP chunk, and bare for HTTP/1.0. */
export interface Frame {
  readonly chunk: Buffer;
  readonly bare: Buffer;
}

/** Wraps text of the event stream into one HTTP chunk. */
function frame(text: string): Frame {
  const bytes = Buffer.byteLength(text);
  const head = `${bytes.toString(16)}\r\n`;
  const chunk = Buffer.from(`${head}${text}\r\n`);
  return { chunk, bare: chunk.subarray(head.length, head.length + bytes) };
}

export function eventFrame(event: NumberedEvent): Frame {
  const { position, type, entity, entityId, version, at } = event;
  const head = JSON.stringify({ position, type, entity, entityId, version, at });
  const data = `${head.slice(0, -1)},"payload":${event.payload}}`;
  return frame(`id: ${position}\nevent: ${type}\ndata: ${data}\n\n`);
}

/**
 * A real event and not a comment, because a browser's EventSource does not show comments to the
 * page.
 */
export function heartbeatFrame(position: number, at: string): Frame {
  return frame(`id: ${position}\nevent: heartbeat\ndata: ${JSON.stringify({ position, at })}\n\n`);
}

/**
 * Says that the reader's position is of another history (a restored database): read everything
 * again.
 */
export function resetFrame(position: number, at: string): Frame {
  const data = { position, type: 'reset', entity: '*', entityId: '', version: 1, at, payload: {} };
  return frame(`id: ${position}\nevent: reset\ndata: ${JSON.stringify(data)}\n\n`);
}

/** How long the reader shall wait before it comes back. */
export const retryFrame = (ms: number): Frame => frame(`retry: ${Math.round(ms)}\n\n`);
