/**
 * What an id is made of: a clock in milliseconds and random bytes, both injected so that tests
 * repeat.
 */
export interface IdSource {
  now(): number;
  random(bytes: Uint8Array): Uint8Array;
}

/**
 * Makes UUIDv7 (RFC 9562): 48 bits of milliseconds, 12 bits of counter, 62 bits of chance.
 * Ids of one maker rise strictly, so a document's lines keep their order.
 */
export function idMaker(source: IdSource): () => string {
  let lastMs = 0;
  let counter = 0;
  return () => {
    const ms = source.now();
    if (ms > lastMs) {
      lastMs = ms;
      counter = 0;
    } else if (++counter > 0xfff) {
      lastMs += 1;
      counter = 0;
    }
    const bytes = source.random(new Uint8Array(8));
    const time = lastMs.toString(16).padStart(12, '0');
    const tail = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
    const variant = ((parseInt(tail.slice(0, 1), 16) & 0x3) | 0x8).toString(16);
    return [
      time.slice(0, 8),
      time.slice(8),
      `7${counter.toString(16).padStart(3, '0')}`,
      variant + tail.slice(1, 4),
      tail.slice(4).padEnd(12, '0'),
    ].join('-');
  };
}
