import { divideHalfUp, formatDecimal, parseDecimal } from '../shared/decimal.ts';
import type { Language } from '../shared/words.ts';

const NO_BREAK = '\u00a0';
const MINUS = '\u2212';
const SCALE = 12;
const SYMBOLS: Readonly<Record<string, string>> = {
  IDR: 'Rp',
  PGK: 'K',
  USD: 'US$',
  AUD: 'A$',
  SGD: 'S$',
  EUR: '€',
};
const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  id: 'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember'.split(
    ' ',
  ),
  en: 'January February March April May June July August September October November December'.split(
    ' ',
  ),
};
const ZONES: Readonly<Record<string, string>> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Pontianak': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
  'Pacific/Port_Moresby': 'PGT',
};

/** How a paper writes figures and days: marks by the tenant's locale, months by the language. */
export interface Figures {
  /** Grouped, with the currency's decimals: '32.500.000'. */
  amount(value: string, currency: string): string;
  /** Writes the amounts of one column: with two decimals all, as soon as one of them needs them. */
  column(values: readonly string[], currency: string): (value: string) => string;
  /** With the currency before it: 'Rp 32.500.000'. */
  money(value: string, currency: string): string;
  quantity(value: string): string;
  percent(value: string): string;
  /** '2026-11-03' as '3 November 2026'. */
  date(day: string): string;
  /** An instant as '3 November 2026, 14.05 WIB'. */
  moment(instant: string, timeZone: string): string;
}

export function figures(locale: string, language: Language): Figures {
  const [group, point] = locale === 'en-PG' ? [',', '.'] : ['.', ','];
  const dress = (plain: string): string => {
    const [whole = '0', fraction = ''] = plain.replace('-', '').split('.');
    const sign = plain.startsWith('-') && /[1-9]/.test(plain) ? MINUS : '';
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
    return sign + grouped + (fraction ? point + fraction : '');
  };
  const amount = (value: string, currency: string) => dress(rounded(value, decimalsOf(currency)));
  const quantity = (value: string) => dress(rounded(value, 6).replace(/\.?0+$/, ''));
  const neededDecimals = (value: string): number => {
    const length = (rounded(value, 4).split('.')[1] ?? '').replace(/0+$/, '').length;
    return length === 1 ? 2 : length;
  };
  const date = (day: string) => {
    const [year = '', month = '', dayOfMonth = ''] = day.split('-');
    return `${Number(dayOfMonth)}${NO_BREAK}${MONTHS[language][Number(month) - 1] ?? ''}${NO_BREAK}${year}`;
  };
  return {
    amount,
    quantity,
    date,
    column(values, currency) {
      const needed = Math.max(
        ...values.map((value) => neededDecimals(value)),
        decimalsOf(currency),
      );
      return (value) => dress(rounded(value, needed));
    },
    money(value, currency) {
      const text = amount(value, currency);
      const sign = text.startsWith(MINUS) ? MINUS : '';
      return `${sign}${SYMBOLS[currency] ?? currency}${NO_BREAK}${text.slice(sign.length)}`;
    },
    percent: (value) => `${quantity(value)}%`,
    moment(instant, timeZone) {
      const [day = '', hour = ''] = wallClock(instant, timeZone).split(' ');
      const time = locale === 'en-PG' ? hour : hour.replace(':', '.');
      return `${date(day)}, ${time}${NO_BREAK}${ZONES[timeZone] ?? timeZone}`;
    },
  };
}

const decimalsOf = (currency: string): number => (currency === 'IDR' ? 0 : 2);

const rounded = (value: string, decimals: number): string =>
  formatDecimal(
    divideHalfUp(parseDecimal(value, SCALE), 10n ** BigInt(SCALE - decimals)),
    decimals,
  );

/** 'YYYY-MM-DD HH:MM' of an instant in a time zone. */
function wallClock(instant: string, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(new Date(instant));
}
