/**
 * What a device, a branch server or head office gives the core. Nothing of the core reads a real
 * clock, throws dice or waits by itself, so that a run under the simulator can be repeated from its
 * seed.
 */
export interface Surroundings {
  /** Milliseconds since 1970 as this machine believes; it may be wrong and may jump. */
  now(): number;
  /** From 0 up to, but not including, 1. */
  chance(): number;
  newId(): string;
  /** SHA-256 in hexadecimal; synchronous, because IndexedDB ends a transaction that waits. */
  digest(text: string): string;
  wait(ms: number): Promise<void>;
}

/** Something durable in which a piece of work is done whole or not at all. */
export interface Store<Tx> {
  /**
   * Runs the work alone in this store. When it throws, when the store cannot write or the machine
   * stops, nothing of it happened; once answered, all of it survives a power cut.
   */
  transact<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}

/** The same value always gives the same text: keys in order, nothing undefined. */
export function canonical(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const record = value as Record<string, unknown>;
  const pairs = Object.keys(record)
    .filter((key) => record[key] !== undefined)
    .toSorted()
    .map((key) => `${JSON.stringify(key)}:${canonical(record[key])}`);
  return `{${pairs.join(',')}}`;
}
