import { money } from '@poros/kernel/shared';
import { TRAIL_DAYS, type Asking } from './asking.ts';
import type { Facts, Source } from './facts.ts';
import {
  flowOf,
  standingTrail,
  sumBetween,
  type Drill,
  type Figure,
  type OnDay,
} from '../shared/index.ts';

/** A figure of a dashboard: the right it needs, what it is made of, and how it reads. */
export interface FigureDefinition {
  readonly id: string;
  readonly permission: string;
  readonly needs: readonly Source[];
  figure(facts: Facts, asking: Asking): Reading;
}
export type Reading = Omit<Figure, 'id'>;

const SCALE = 10_000n;

export const moneyOf = (text: string | undefined): bigint => money(text ?? '0');
export const countOf = (count: number | undefined): bigint => BigInt(count ?? 0);

/** Ten-thousandths as decimal text, a count as it is. */
export function figured(kind: Figure['kind'], value: bigint): string {
  if (kind === 'count') return String(value);
  const sign = value < 0n ? '-' : '';
  const plain = value < 0n ? -value : value;
  return `${sign}${plain / SCALE}.${String(plain % SCALE).padStart(4, '0')}`;
}

interface Plain {
  readonly kind: 'money' | 'count';
  readonly isGood: Figure['isGood'];
  readonly drill: Drill;
}

/** What waits for the reader's decision, of every module. */
export const INBOX: Drill = { op: 'approval.list_requests', input: { view: 'mine' } };

/** What happened in the range, beside the range before. */
export function flowFigure(
  { range }: Asking,
  days: readonly OnDay[],
  { kind, isGood, drill }: Plain,
): Reading {
  const text = (value: bigint) => figured(kind, value);
  return {
    kind,
    isGood,
    drill,
    value: text(sumBetween(days, range.from, range.to)),
    comparison: 'previous_range',
    previous: text(sumBetween(days, range.previous.from, range.previous.until)),
    trail: flowOf(days, range, firstDayOf(days)).map((value) =>
      value === null ? null : text(value),
    ),
    also: [],
  };
}

/** Where something stands now, beside where it stood thirty days ago. */
export function standingFigure(
  { ctx }: Asking,
  { now, changes }: { readonly now: bigint; readonly changes: readonly OnDay[] },
  { kind, isGood, drill }: Plain,
): Reading {
  const trail = standingTrail(now, changes, ctx.today, TRAIL_DAYS + 1);
  return {
    kind,
    isGood,
    drill,
    value: figured(kind, now),
    comparison: 'days_30',
    previous: figured(kind, trail[0] ?? now),
    trail: trail.map((value) => figured(kind, value)),
    also: [],
  };
}

/** What stands now and of which no past is kept. */
export function presentFigure(now: bigint, { kind, isGood, drill }: Plain): Reading {
  return {
    kind,
    isGood,
    drill,
    value: figured(kind, now),
    comparison: 'none',
    previous: null,
    trail: [],
    also: [],
  };
}

/** The first day of which anything is known. */
export const firstDayOf = (days: readonly { readonly day: string }[]): string | null =>
  days.reduce<string | null>(
    (first, { day }) => (first === null || day < first ? day : first),
    null,
  );

export const amounts = (rows: readonly { day: string; amount: string }[]): OnDay[] =>
  rows.map(({ day, amount }) => ({ day, value: moneyOf(amount) }));

export const counts = <Row extends { readonly day: string }>(
  rows: readonly Row[],
  count: (row: Row) => number,
): OnDay[] => rows.map((row) => ({ day: row.day, value: BigInt(count(row)) }));

/** A drill into a list, narrowed to the chosen branch. */
export const listOf = (asking: Asking, op: string, input: Drill['input'] = {}): Drill => ({
  op,
  input: { ...input, ...(asking.branchId && { branchId: asking.branchId }) },
});

export const rangeInput = ({ range }: Asking) => ({ from: range.from, to: range.to });
