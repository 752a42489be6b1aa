import { glance } from '@poros/ui/charts';
import { format, t } from '@poros/web-kit';
import type { Dashboard, Figure } from './addresses.ts';

type Range = Dashboard['range'];
type Kind = Figure['kind'];

/** A value as people read it at a glance, and whole. */
export function valueWords(kind: Kind, value: string | null, currency: string) {
  if (value === null) return { sign: '', text: '–', unit: '', whole: t('reporting.nothing_yet') };
  if (kind === 'percent') {
    const text = format.percent(value).replace(/\s*%$/, '');
    return { sign: '', text, unit: '%', whole: format.percent(value) };
  }
  if (kind === 'count')
    return { sign: '', text: format.count(value), unit: '', whole: format.count(value) };
  const { text, unit } = glance(value);
  return {
    sign: format.currencySymbol(currency),
    text,
    unit,
    whole: format.money(value, currency),
  };
}

export interface Change {
  readonly direction: 'up' | 'down' | 'same';
  readonly tone: 'done' | 'danger' | 'muted';
  readonly text: string;
}

/** How a figure moved: in percent for money, in pieces for counts, in points for shares. */
export function changeOf({ kind, value, previous, isGood }: Figure): Change | null {
  if (value === null || previous === null) return null;
  const [now, before] = [Number(value), Number(previous)];
  const by = now - before;
  const direction = by > 0 ? 'up' : by < 0 ? 'down' : 'same';
  const tone =
    direction === 'same' || isGood === 'neither'
      ? 'muted'
      : direction === isGood
        ? 'done'
        : 'danger';
  return { direction, tone, text: changeText(kind, now, before) };
}

function changeText(kind: Kind, now: number, before: number): string {
  const by = now - before;
  const sign = by > 0 ? '+' : '';
  if (by === 0) return t('reporting.unchanged');
  if (kind === 'count') return `${sign}${format.count(String(by))}`;
  if (kind === 'percent')
    return t('reporting.points', { n: `${sign}${format.decimal(by.toFixed(1), 1)}` });
  if (before === 0) {
    const { text, unit } = glance(by.toFixed(4));
    return `${sign}${text}${unit && `\u00a0${unit}`}`;
  }
  return `${sign}${format.decimal(((by / Math.abs(before)) * 100).toFixed(1), 1)}\u00a0%`;
}

/** With what a figure is compared: 'dari 1–21 Okt'. */
export function comparedWith({ comparison, previous }: Figure, range: Range): string {
  if (comparison === 'days_30') return t('reporting.than_30_days');
  if (comparison === 'none') return t('reporting.as_it_stands');
  if (previous === null) return t('reporting.nothing_before');
  const period = periodWords(range.previousFrom, range.previousUntil);
  const isThisYear = range.previousUntil.slice(0, 4) === range.until.slice(0, 4);
  return t('reporting.than', { period: isThisYear ? period.replace(/ \d{4}$/, '') : period });
}

/** '1–21 Nov 2026', 'Okt 2026', 'Sep – Nov 2026'. */
export function periodWords(from: string, to: string): string {
  const isWhole = from.endsWith('-01') && to === lastDay(to);
  const month = (day: string) => format.date(day).replace(/^\d+ /, '');
  const bare = (day: string) => month(day).replace(/ \d{4}$/, '');
  const isOneMonth = from.slice(0, 7) === to.slice(0, 7);
  const isOneYear = from.slice(0, 4) === to.slice(0, 4);
  if (isOneMonth && isWhole) return month(from);
  if (isOneMonth)
    return from === to ? format.date(to) : `${Number(from.slice(8))}–${format.date(to)}`;
  if (isWhole) return `${isOneYear ? bare(from) : month(from)} – ${month(to)}`;
  return `${isOneYear ? format.shortDate(from) : format.date(from)} – ${format.date(to)}`;
}

function lastDay(day: string): string {
  const [year = 0, month = 0] = day.split('-').map(Number);
  const days = month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return `${day.slice(0, 7)}-${days}`;
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
