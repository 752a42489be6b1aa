let last_ms = 0;

/** A UUIDv7 for a row or a key made in the browser; ids of one page rise strictly. */
export function newId(): string {
  last_ms = Math.max(last_ms + 1, Math.floor(now_ms()));
  const bytes = crypto.getRandomValues(new Uint8Array(10));
  const tail = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const time = last_ms.toString(16).padStart(12, '0');
  const variant = ((parseInt(tail.slice(3, 4), 16) & 0x3) | 0x8).toString(16);
  const parts = [`7${tail.slice(0, 3)}`, `${variant}${tail.slice(4, 7)}`, tail.slice(7, 19)];
  return [time.slice(0, 8), time.slice(8), ...parts].join('-');
}

/** Milliseconds since 1970 on this device. */
export const now_ms = (): number => performance.timeOrigin + performance.now();

/** The present moment as the API writes instants. */
export const nowText = (): string => new Date(now_ms()).toISOString();
