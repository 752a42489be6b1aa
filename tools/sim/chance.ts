/** Chance that can be repeated: every run with the same seed throws the same dice. */
export interface Chance {
  /** From 0 up to, but not including, 1. */
  next(): number;
  /** From 0 up to, but not including, `n`, whole. */
  below(n: number): number;
  isHit(probability: number): boolean;
  oneOf<T>(values: readonly T[]): T;
}

/** Mulberry32 (T. Ettinger, public domain): small, quick and good enough to choose faults. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (n: number): number => Math.floor(next() * n);
  return {
    next,
    below,
    isHit: (probability) => next() < probability,
    oneOf: (values) => {
      const value = values[below(values.length)];
      if (value === undefined) throw new Error('nothing to choose from');
      return value;
    },
  };
}
