import type { Outcome } from '@poros/kernel';
import type { KnownRow } from './judge-rows.ts';

/** Runs rows so that what others refer to goes first, and answers in the order they were given. */
export async function inOrder(
  rows: readonly KnownRow[],
  run: (sorted: readonly KnownRow[]) => Promise<Outcome[]>,
): Promise<Outcome[]> {
  const left = new Map(rows.map((one, index) => [one.row.recordId, { one, index }]));
  const sorted: { one: KnownRow; index: number }[] = [];
  for (let before = -1; before !== left.size && left.size > 0;) {
    before = left.size;
    for (const [id, entry] of left) {
      const waits = Object.values(entry.one.values).some(
        (value) => typeof value === 'string' && value !== id && left.has(value),
      );
      if (waits) continue;
      sorted.push(entry);
      left.delete(id);
    }
  }
  sorted.push(...left.values());
  const outcomes = await run(sorted.map((entry) => entry.one));
  const placed: Outcome[] = [];
  for (const [at, { index }] of sorted.entries()) {
    const outcome = outcomes[at];
    if (outcome) placed[index] = outcome;
  }
  return placed;
}
