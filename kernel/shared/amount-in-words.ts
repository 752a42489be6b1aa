import { divideHalfUp, parseDecimal } from './decimal.ts';
import type { Language } from './words.ts';

const WHOLE_MAX = 999_999_999_999_999n;

/** How a currency and its hundredth are called; one and many where a language tells them apart. */
interface CurrencyName {
  readonly one: string;
  readonly many?: string;
  readonly hundredth: string;
  readonly hundredths?: string;
}

const CURRENCIES: Readonly<Record<Language, Readonly<Record<string, CurrencyName>>>> = {
  id: {
    IDR: { one: 'rupiah', hundredth: 'sen' },
    USD: { one: 'dolar Amerika Serikat', hundredth: 'sen' },
    PGK: { one: 'kina Papua Nugini', hundredth: 'toea' },
    AUD: { one: 'dolar Australia', hundredth: 'sen' },
    SGD: { one: 'dolar Singapura', hundredth: 'sen' },
    EUR: { one: 'euro', hundredth: 'sen' },
  },
  en: {
    IDR: { one: 'rupiah', hundredth: 'sen' },
    USD: { one: 'US dollar', many: 'US dollars', hundredth: 'cent', hundredths: 'cents' },
    PGK: { one: 'kina', hundredth: 'toea' },
    AUD: {
      one: 'Australian dollar',
      many: 'Australian dollars',
      hundredth: 'cent',
      hundredths: 'cents',
    },
    SGD: {
      one: 'Singapore dollar',
      many: 'Singapore dollars',
      hundredth: 'cent',
      hundredths: 'cents',
    },
    EUR: { one: 'euro', many: 'euros', hundredth: 'cent', hundredths: 'cents' },
  },
};

/**
 * An amount in words (*terbilang*): '1500000' of IDR is "satu juta lima ratus ribu rupiah". Rounded
 * half away from zero to two decimals; RangeError from 1,000 trillion on.
 */
export function amountInWords(amount: string, currency: string, language: Language): string {
  const hundredths = divideHalfUp(parseDecimal(amount, 4), 100n);
  const size = hundredths < 0n ? -hundredths : hundredths;
  const [whole, rest] = [size / 100n, size % 100n];
  const name = CURRENCIES[language][currency] ?? { one: currency, hundredth: '/100' };

  const parts: string[] = [];
  if (whole > 0n || rest === 0n)
    parts.push(
      `${numberInWords(whole, language)} ${whole === 1n ? name.one : (name.many ?? name.one)}`,
    );
  if (rest > 0n)
    parts.push(
      name.hundredth.startsWith('/')
        ? `${rest}${name.hundredth}`
        : `${numberInWords(rest, language)} ${rest === 1n ? name.hundredth : (name.hundredths ?? name.hundredth)}`,
    );
  const words = parts.join(language === 'en' ? ' and ' : ' ');
  return hundredths < 0n ? `minus ${words}` : words;
}

/** A whole number from 0 to 999 trillion in words: 1,011 is "seribu sebelas". */
export function numberInWords(value: bigint, language: Language): string {
  if (value < 0n || value > WHOLE_MAX) throw new RangeError(`no words for ${value}`);
  const { zero, scales, below1000 } = VOICES[language];
  if (value === 0n) return zero;
  const groups: string[] = [];
  let rest = value;
  for (const scale of scales) {
    const group = Number(rest % 1000n);
    rest /= 1000n;
    if (group > 0)
      groups.unshift(scale.alone && group === 1 ? scale.alone : `${below1000(group)}${scale.word}`);
  }
  return groups.join(' ');
}

interface Voice {
  readonly zero: string;
  /** From the smallest on; `alone` is what one of them is called. */
  readonly scales: readonly { readonly word: string; readonly alone?: string }[];
  below1000(value: number): string;
}

const DIGITS = ['', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan'];
const TO_NINETEEN = (
  ' one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen ' +
  'sixteen seventeen eighteen nineteen'
).split(' ');
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

const VOICES: Readonly<Record<Language, Voice>> = {
  id: {
    zero: 'nol',
    scales: [
      { word: '' },
      { word: ' ribu', alone: 'seribu' },
      { word: ' juta' },
      { word: ' miliar' },
      { word: ' triliun' },
    ],
    below1000: indonesian,
  },
  en: {
    zero: 'zero',
    scales: [
      { word: '' },
      { word: ' thousand' },
      { word: ' million' },
      { word: ' billion' },
      { word: ' trillion' },
    ],
    below1000: english,
  },
};

function indonesian(value: number): string {
  const hundreds = Math.floor(value / 100);
  const rest = value % 100;
  const [tens, digit] = [Math.floor(rest / 10), rest % 10];
  const below100 =
    rest === 10
      ? 'sepuluh'
      : rest === 11
        ? 'sebelas'
        : tens === 1
          ? `${DIGITS[digit]} belas`
          : joined(tens > 0 && `${DIGITS[tens]} puluh`, DIGITS[digit]);
  return joined(hundreds === 1 ? 'seratus' : hundreds > 1 && `${DIGITS[hundreds]} ratus`, below100);
}

function english(value: number): string {
  const hundreds = Math.floor(value / 100);
  const rest = value % 100;
  const below100 =
    rest < 20
      ? TO_NINETEEN[rest]
      : [TENS[Math.floor(rest / 10)], TO_NINETEEN[rest % 10]].filter(Boolean).join('-');
  return joined(hundreds > 0 && `${TO_NINETEEN[hundreds]} hundred`, below100);
}

const joined = (...parts: readonly (string | false | undefined)[]): string =>
  parts.filter(Boolean).join(' ');
