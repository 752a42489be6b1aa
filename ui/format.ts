import { divideHalfUp, formatDecimal, parseDecimal } from '@poros/kernel/shared/decimal';
import { currentVoice, type Locale } from './words.ts';

const NO_BREAK = '\u00a0';
const MINUS = '\u2212';
const SYMBOLS: Readonly<Record<string, string>> = {
  IDR: 'Rp',
  PGK: 'K',
  USD: 'US$',
  AUD: 'A$',
  SGD: 'S$',
  EUR: '€',
};
const WITHOUT_CENTS = new Set(['IDR', 'JPY', 'KRW', 'VND']);
const MONTHS = {
  id: ['Jan', 'Feb', 'Mar', 'Apr', 'Mei', 'Jun', 'Jul', 'Agu', 'Sep', 'Okt', 'Nov', 'Des'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
} as const;

export type DecimalText = string | number | null | undefined;

/** The two marks of a number in a locale. */
export function marks(locale: Locale): { group: string; decimal: string } {
  return locale === 'en-PG' ? { group: ',', decimal: '.' } : { group: '.', decimal: ',' };
}

export const currencyDecimals = (currency: string): number => (WITHOUT_CENTS.has(currency) ? 0 : 2);
export const currencySymbol = (currency: string): string => SYMBOLS[currency] ?? currency;

/**
 * Decimal text with grouping and exactly `decimals` digits, rounded half away from zero:
 * '1.234.567,89'.
 */
export function decimal(value: DecimalText, decimals: number): string {
  const scaled = read(value);
  if (scaled === null) return '';
  return dress(formatDecimal(divideHalfUp(scaled, 10n ** BigInt(SCALE - decimals)), decimals));
}

/** An amount without its currency: '32.500.000'. */
export function amount(value: DecimalText, currency = currentVoice().currency): string {
  return decimal(value, currencyDecimals(currency));
}

/** An amount with its currency: 'Rp 32.500.000', negative '−Rp 1.500'. */
export function money(value: DecimalText, currency = currentVoice().currency): string {
  const text = amount(value, currency);
  if (text === '') return '';
  const negative = text.startsWith(MINUS);
  const sign = negative ? MINUS : '';
  return `${sign}${currencySymbol(currency)}${NO_BREAK}${text.slice(sign.length)}`;
}

/** A quantity with only the decimals it needs, and its unit when given: '1,25 kg'. */
export function quantity(value: DecimalText, unit?: string): string {
  const scaled = read(value);
  if (scaled === null) return '';
  const digits = formatDecimal(divideHalfUp(scaled, 10n ** BigInt(SCALE - 6)), 6).replace(
    /\.?0+$/,
    '',
  );
  return unit ? `${dress(digits)}${NO_BREAK}${unit}` : dress(digits);
}

/** A whole number with grouping: '100.000'. */
export const count = (value: DecimalText): string => decimal(value, 0);

/** A percentage that travels as 12.5 for 12,5 %. */
export function percent(value: DecimalText): string {
  const text = quantity(value);
  return text === '' ? '' : `${text}${NO_BREAK}%`;
}

/** A day 'YYYY-MM-DD' (or the day of an instant, in the viewer's zone) as '20 Nov 2026'. */
export function date(value: string | null | undefined): string {
  const day = dayOf(value);
  if (!day) return '';
  const [year = '', month = '', dayOfMonth = ''] = day.split('-');
  return `${Number(dayOfMonth)} ${monthName(Number(month))} ${year}`;
}

/** The day without its year, for dense lists of one season: '20 Nov'. */
export const shortDate = (value: string | null | undefined): string =>
  date(value).replace(/ \d{4}$/, '');

/** The hour of an instant in the viewer's zone: '14.05', in Papua New Guinea '14:05'. */
export function time(value: string | null | undefined): string {
  const moment = instant(value);
  if (!moment) return '';
  const mark = currentVoice().locale === 'en-PG' ? ':' : '.';
  return `${pad(moment.getHours())}${mark}${pad(moment.getMinutes())}`;
}

export function dateTime(value: string | null | undefined): string {
  const moment = instant(value);
  return moment ? `${date(localDay(moment))}, ${time(value)}` : '';
}

/** 'YYYY-MM-DD' of a moment in the viewer's zone. */
export function localDay(moment: Date): string {
  return `${moment.getFullYear()}-${pad(moment.getMonth() + 1)}-${pad(moment.getDate())}`;
}

export const monthName = (month: number): string =>
  MONTHS[currentVoice().language][month - 1] ?? '';

/** Every way the product writes a value; the locale is the one the session chose. */
export const format = {
  decimal,
  amount,
  money,
  quantity,
  count,
  percent,
  date,
  shortDate,
  time,
  dateTime,
  currencySymbol,
} as const;

const SCALE = 12;

function read(value: DecimalText): bigint | null {
  if (value === null || value === undefined || value === '') return null;
  try {
    return parseDecimal(String(value), SCALE);
  } catch {
    return null;
  }
}

function dress(plain: string): string {
  const { group, decimal: point } = marks(currentVoice().locale);
  const negative = plain.startsWith('-') && /[1-9]/.test(plain);
  const [whole = '0', fraction] = plain.replace('-', '').split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
  return `${negative ? MINUS : ''}${grouped}${fraction ? point + fraction : ''}`;
}

function instant(value: string | null | undefined): Date | null {
  if (!value) return null;
  const moment = new Date(value);
  return Number.isNaN(moment.getTime()) ? null : moment;
}

function dayOf(value: string | null | undefined): string | null {
  if (!value) return null;
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return value;
  const moment = instant(value);
  return moment ? localDay(moment) : null;
}

const pad = (value: number): string => String(value).padStart(2, '0');
