import { dayPlus } from '@poros/kernel/shared/conditions';
import { daysBetween, stepOf, stepsBetween, type Range } from './range.ts';

/** What happened on a day: an amount in ten-thousandths, or a count. */
export interface OnDay {
  readonly day: string;
  readonly value: bigint;
}

/** The sum of the days from one to another, both included. */
export function sumBetween(days: readonly OnDay[], from: string, to: string): bigint {
  return days.reduce((sum, { day, value }) => (day >= from && day <= to ? sum + value : sum), 0n);
}

/**
 * What happened in each step of a range. Steps after `until` are not there yet; steps before
 * `since`, the first day anything is known of, are a gap and not a zero.
 */
export function flowOf(
  days: readonly OnDay[],
  { from, to, until, step }: Pick<Range, 'from' | 'to' | 'until' | 'step'>,
  since: string | null,
): (bigint | null)[] {
  const sums = new Map<string, bigint>();
  for (const { day, value } of days) {
    const key = stepOf(day, step);
    sums.set(key, (sums.get(key) ?? 0n) + value);
  }
  const first = since === null ? null : stepOf(since, step);
  const last = stepOf(until, step);
  return stepsBetween(from, to, step).map((key) =>
    first === null || key < first || key > last ? null : (sums.get(key) ?? 0n),
  );
}

/**
 * Where something stood at the end of each of the last days, reckoned back from where it stands
 * now: what came after a day is taken off again.
 */
export function standingTrail(
  now: bigint,
  changes: readonly OnDay[],
  today: string,
  days: number,
): bigint[] {
  const byDay = new Map<string, bigint>();
  for (const { day, value } of changes) byDay.set(day, (byDay.get(day) ?? 0n) + value);
  const trail: bigint[] = [];
  let standing = now - sumBetween(changes, dayPlus(today, 1), '9999-12-31');
  for (const day of daysBetween(dayPlus(today, 1 - days), today).reverse()) {
    trail.unshift(standing);
    standing -= byDay.get(day) ?? 0n;
  }
  return trail;
}

/** A part of a whole in percent with one decimal, half away from zero; null of nothing. */
export function percentOf(part: bigint, whole: bigint): string | null {
  if (whole === 0n) return null;
  const twice = (part * 2000n) / whole;
  const tenths = (twice + (twice < 0n ? -1n : 1n)) / 2n;
  const text = String(tenths < 0n ? -tenths : tenths).padStart(2, '0');
  return `${tenths < 0n ? '-' : ''}${text.slice(0, -1)}.${text.slice(-1)}`;
}
