const FIRST_MS = 500;
const LONGEST_MS = 30_000;

/**
 * How long to wait before the nth try (1 = the first failure), with full jitter so that a hundred
 * tills do not come back in one second.
 */
export function backOff_ms(failures: number, chance: number): number {
  const most = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures - 1, 16));
  return Math.ceil(most * (0.1 + 0.9 * chance));
}
