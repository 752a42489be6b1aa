import { localDay, marks } from './format.ts';
import type { Language, Locale } from './words.ts';

export interface ReadNumber {
  /** Decimal text with a point, as the API takes it. */
  readonly value: string;
  /**
   * The same letters mean another number in the other locale: '1,500' is 1.5 here and 1500 there.
   */
  readonly isAmbiguous: boolean;
}

/**
 * Reads what a person typed or pasted as a number. Own locale first; the other locale's writing is
 * taken when it can mean nothing else ('1,234.56' in id-ID). Returns null for anything that is no
 * number.
 */
export function readNumber(typed: string, locale: Locale, decimals: number): ReadNumber | null {
  const text = typed.replace(/[\s\u00a0]|rp|k(?=\d)|us\$/gi, '').replace('\u2212', '-');
  if (text === '') return null;
  const own = marks(locale);
  const other = { group: own.decimal, decimal: own.group };
  const mine = plain(text, own, decimals);
  const theirs = plain(text, other, decimals);
  const value = mine ?? theirs;
  if (value === null) return null;
  return { value, isAmbiguous: mine !== null && theirs !== null && mine !== theirs };
}

/**
 * Reads a day: '20/11/2026', '20-11-26', '20 Nov 2026', '20' (this month), '2011' (20 November),
 * 't' or 'h' (today), '+7', 'besok', 'today +3', 'senin', 'akhir bulan'. Returns 'YYYY-MM-DD', or
 * null when no such day exists. `today` is
 * 'YYYY-MM-DD'.
 */
export function readDate(typed: string, today: string, language: Language): string | null {
  const text = typed.trim().toLowerCase();
  if (text === '') return null;
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return real(text);
  const [, named = '', shift = ''] = /^(.*?)\s*([+-]\s*\d{1,4})?$/.exec(text) ?? [];
  const days = Number(shift.replace(/\s/g, ''));
  const from = named === '' && shift ? today : namedDay(named, today, language);
  if (from !== null) return moved(from, days);
  const [year = '', month = ''] = today.split('-');
  const short = /^(\d{1,2})$/.exec(text) ?? /^(\d{2})(\d{2})(\d{2}|\d{4})?$/.exec(text);
  if (short) return joined(short[3] ?? year, short[2] ?? month, short[1] ?? '');
  const parts = text.split(/[\s./-]+/);
  if (parts.length < 2 || parts.length > 3) return null;
  return joined(parts[2] ?? year, monthNumber(parts[1] ?? ''), parts[0] ?? '');
}

/** 'hari ini', 'besok', 'senin' (the next one), 'akhir bulan'; in both languages. */
function namedDay(text: string, today: string, language: Language): string | null {
  if (text === (language === 'id' ? 'h' : 't')) return today;
  const away = DAYS_AWAY[text];
  if (away !== undefined) return moved(today, away);
  if (text === 'akhir bulan' || text === 'month end') return monthEnd(today);
  const weekday = WEEKDAYS.findIndex((names) => names.includes(text));
  if (weekday < 0) return null;
  const now = new Date(`${today}T12:00:00`).getDay();
  return moved(today, (weekday - now + 7) % 7 || 7);
}

const DAYS_AWAY: Readonly<Record<string, number>> = {
  'hari ini': 0,
  today: 0,
  besok: 1,
  tomorrow: 1,
  lusa: 2,
  kemarin: -1,
  yesterday: -1,
};
const WEEKDAYS = [
  ['minggu', 'sunday', 'sun'],
  ['senin', 'monday', 'mon'],
  ['selasa', 'tuesday', 'tue'],
  ['rabu', 'wednesday', 'wed'],
  ['kamis', 'thursday', 'thu'],
  ['jumat', 'friday', 'fri'],
  ['sabtu', 'saturday', 'sat'],
];

function monthEnd(day: string): string {
  const [year = '', month = ''] = day.split('-');
  const next =
    month === '12' ? `${Number(year) + 1}-01-01` : `${year}-${pad(Number(month) + 1)}-01`;
  return moved(next, -1);
}

const pad = (value: number): string => String(value).padStart(2, '0');

/** The day `days` after a day. */
export function moved(day: string, days: number): string {
  const moment = new Date(`${day}T12:00:00`);
  moment.setDate(moment.getDate() + days);
  return localDay(moment);
}

const MONTH_STARTS = [
  ['jan'],
  ['feb'],
  ['mar'],
  ['apr'],
  ['mei', 'may'],
  ['jun'],
  ['jul'],
  ['agu', 'aug'],
  ['sep'],
  ['okt', 'oct'],
  ['nov'],
  ['des', 'dec'],
];

function plain(
  text: string,
  own: { group: string; decimal: string },
  decimals: number,
): string | null {
  const [whole = '', fraction = '', ...rest] = text.split(own.decimal);
  if (rest.length > 0 || fraction.length > decimals || !/^\d*$/.test(fraction)) return null;
  const grouped = new RegExp(`^-?(\\d+|\\d{1,3}(\\${own.group}\\d{3})+)$`);
  if (!grouped.test(whole)) return null;
  const digits = whole.replaceAll(own.group, '').replace(/^(-?)0+(?=\d)/, '$1');
  return fraction ? `${digits}.${fraction}` : digits;
}

function monthNumber(text: string): string {
  if (/^\d{1,2}$/.test(text)) return text;
  const index = MONTH_STARTS.findIndex((starts) => starts.some((start) => text.startsWith(start)));
  return index < 0 ? '' : String(index + 1);
}

function joined(year: string, month: string, day: string): string | null {
  const full = year.length === 2 ? `20${year}` : year;
  return real(`${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

function real(day: string): string | null {
  const moment = new Date(`${day}T12:00:00`);
  return !Number.isNaN(moment.getTime()) && localDay(moment) === day ? day : null;
}
