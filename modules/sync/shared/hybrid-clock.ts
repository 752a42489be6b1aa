/** How far a clock may run ahead of the server before its stamp is cut back. */
const AHEAD_MS_MAX = 60_000;

/**
 * A hybrid logical clock (Kulkarni et al. 2014) as text that sorts by time: 12 hexadecimal digits
 * of milliseconds, 4 of a counter, and the device.
 */
export interface HybridTime {
  readonly ms: number;
  readonly count: number;
}

export const START: HybridTime = { ms: 0, count: 0 };

/** The stamp after `last` for something that happens now. */
export const tick = (last: HybridTime, now: number): HybridTime =>
  now > last.ms ? { ms: now, count: 0 } : next(last);

/** As text a count has four digits: then the next millisecond is borrowed. */
const next = ({ ms, count }: HybridTime): HybridTime =>
  count < 0xffff ? { ms, count: count + 1 } : { ms: ms + 1, count: 0 };

/** What a device knows after it heard `heard`: never before either. */
export function hear(last: HybridTime, heard: HybridTime, now: number): HybridTime {
  const ms = Math.max(last.ms, heard.ms, now);
  const counts = [
    ...(ms === last.ms ? [last.count] : []),
    ...(ms === heard.ms ? [heard.count] : []),
  ];
  return counts.length > 0 ? next({ ms, count: Math.max(...counts) }) : { ms, count: 0 };
}

/**
 * A stamp from a device as the server takes it: what lies in the future is cut back and marked,
 * never refused, because the sale did happen.
 */
export function clamp(stamp: HybridTime, now: number): { stamp: HybridTime; wasAhead: boolean } {
  const wasAhead = stamp.ms > now + AHEAD_MS_MAX;
  return { stamp: wasAhead ? { ms: now + AHEAD_MS_MAX, count: stamp.count } : stamp, wasAhead };
}

export const written = ({ ms, count }: HybridTime, device: string): string =>
  `${ms.toString(16).padStart(12, '0')}-${count.toString(16).padStart(4, '0')}-${device}`;

/** Reads a stamp; undefined when it is none. */
export function read(text: string): HybridTime | undefined {
  const parts = /^([0-9a-f]{12})-([0-9a-f]{4,})-/.exec(text);
  return parts
    ? { ms: parseInt(parts[1] ?? '', 16), count: parseInt(parts[2] ?? '', 16) }
    : undefined;
}
