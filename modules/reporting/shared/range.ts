import { dayPlus } from '@poros/kernel/shared/conditions';

/** The times a dashboard may look at; all are whole months, as the books are. */
export const RANGES = ['month', 'last_month', 'months_3', 'months_6', 'months_12'] as const;
export type RangeId = (typeof RANGES)[number];

export const STEPS = ['day', 'week', 'month'] as const;
export type Step = (typeof STEPS)[number];

/** A range and the one before it; while it runs both are cut on the same day of the month. */
export interface Range {
  readonly id: RangeId;
  readonly from: string;
  /** The last day of the last month. */
  readonly to: string;
  /** Up to where there can be figures: today, or `to`. */
  readonly until: string;
  readonly isRunning: boolean;
  readonly previous: { readonly from: string; readonly until: string };
  readonly step: Step;
}

const MONTHS: Readonly<Record<RangeId, number>> = {
  month: 1,
  last_month: 1,
  months_3: 3,
  months_6: 6,
  months_12: 12,
};

/** The range seen from a day, YYYY-MM-DD. */
export function rangeOf(id: RangeId, today: string): Range {
  const months = MONTHS[id];
  const last = id === 'last_month' ? shiftMonth(today.slice(0, 7), -1) : today.slice(0, 7);
  const from = `${shiftMonth(last, 1 - months)}-01`;
  const to = lastDayOf(last);
  const isRunning = today < to;
  const until = isRunning ? today : to;
  const before = shiftMonth(last, -months);
  return {
    id,
    from,
    to,
    until,
    isRunning,
    previous: {
      from: `${shiftMonth(from.slice(0, 7), -months)}-01`,
      until: isRunning ? sameDay(before, until) : lastDayOf(before),
    },
    step: months > 3 ? 'month' : months > 1 ? 'week' : 'day',
  };
}

/** '2026-11' and a number of months on: '2027-01'. */
export function shiftMonth(month: string, by: number): string {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + by;
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${pad((count % 12) + 1)}`;
}

/** '2026-02' → '2026-02-28'. */
export function lastDayOf(month: string): string {
  return dayPlus(`${shiftMonth(month, 1)}-01`, -1);
}

/** The day of another month with the same number, or that month's last. */
function sameDay(month: string, day: string): string {
  const last = lastDayOf(month);
  const same = `${month}-${day.slice(8)}`;
  return same > last ? last : same;
}

/** The days from one to another, both included. */
export function daysBetween(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = dayPlus(day, 1)) days.push(day);
  return days;
}

/** What a day counts towards: itself, its week by the Monday, or its month. */
export function stepOf(day: string, step: Step): string {
  if (step === 'day') return day;
  return step === 'week' ? mondayOf(day) : day.slice(0, 7);
}

function mondayOf(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return dayPlus(day, -((weekday + 6) % 7));
}

/** The days of a step. */
export function daysOf(step: Step, key: string): { readonly from: string; readonly to: string } {
  if (step === 'day') return { from: key, to: key };
  if (step === 'week') return { from: key, to: dayPlus(key, 6) };
  return { from: `${key}-01`, to: lastDayOf(key) };
}

/** Every step from one day to another, in order. */
export function stepsBetween(from: string, to: string, step: Step): string[] {
  if (step === 'day') return daysBetween(from, to);
  if (step === 'week') {
    const first = mondayOf(from);
    return daysBetween(first, to).filter((_, index) => index % 7 === 0);
  }
  const months: string[] = [];
  for (let month = from.slice(0, 7); month <= to.slice(0, 7); month = shiftMonth(month, 1))
    months.push(month);
  return months;
}

const pad = (value: number): string => String(value).padStart(2, '0');
