/** How many changes of a document each origin (head office or a branch) has made. */
export type VersionVector = Readonly<Record<string, number>>;

export type Order = 'same' | 'before' | 'after' | 'concurrent';

/** Whether `one` came before `other`, after it, or neither knew of the other. */
export function compare(one: VersionVector, other: VersionVector): Order {
  const origins = new Set([...Object.keys(one), ...Object.keys(other)]);
  let isLess = false;
  let isMore = false;
  for (const origin of origins) {
    const difference = (one[origin] ?? 0) - (other[origin] ?? 0);
    isLess ||= difference < 0;
    isMore ||= difference > 0;
  }
  if (isLess && isMore) return 'concurrent';
  if (isLess) return 'before';
  return isMore ? 'after' : 'same';
}

/** The vector of who knows both. */
export function join(one: VersionVector, other: VersionVector): VersionVector {
  const joined: Record<string, number> = { ...one };
  for (const [origin, count] of Object.entries(other))
    joined[origin] = Math.max(joined[origin] ?? 0, count);
  return joined;
}

export const bump = (vector: VersionVector, origin: string): VersionVector => ({
  ...vector,
  [origin]: (vector[origin] ?? 0) + 1,
});
