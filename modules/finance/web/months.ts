import { today } from '@poros/ui';
import { format } from '@poros/web-kit';

/** '2026-11' of today. */
export const thisMonth = (): string => today().slice(0, 7);

export const firstMonthOfYear = (): string => `${today().slice(0, 4)}-01`;

/** The month so many before: '2026-01' less one is '2025-12'. */
function monthsBefore(month: string, count: number): string {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 - count;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
}

/** 'Nov 2026' */
export const monthWord = (month: string): string => format.date(`${month}-01`).replace(/^\d+ /, '');

/** The last day of a month. */
export function lastDay(month: string): string {
  const days = new Date(
    Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0),
  ).getUTCDate();
  return `${month}-${days}`;
}

/** Next year's first month back to five years ago: what a report may be asked for. */
export function monthChoices(): { value: string; word: string }[] {
  const last = `${Number(today().slice(0, 4)) + 1}-12`;
  return Array.from({ length: 84 }, (_, index) => monthsBefore(last, index)).map((value) => ({
    value,
    word: monthWord(value),
  }));
}
