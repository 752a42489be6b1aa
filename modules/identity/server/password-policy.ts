import { readFileSync } from 'node:fs';
import { refuse } from '@poros/kernel';

/** What a company asks of passwords: its settings. */
export interface PasswordPolicy {
  readonly lengthMin: number;
  /** Lower and upper case, a digit and another character; off unless a company asks for it. */
  readonly needsMixed: boolean;
}

/**
 * What an attacker who knows the person would try first: names of the person and of the company.
 */
export type ContextWords = readonly string[];

/** Characters as people count them. */
const graphemes = new Intl.Segmenter();

const LIST = new URL('./common-passwords.txt', import.meta.url);

/** Words that stand behind the passwords people choose most, in English and Indonesian. */
const COMMON: ReadonlySet<string> = new Set(
  readFileSync(LIST, 'utf8').split(/\s+/).filter(Boolean),
);

const ROWS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz2wsx3edc4rfv5tgb',
];
const RUNS = ROWS.flatMap((row) => [row + row, (row + row).split('').reverse().join('')]);
const LEET: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};
/** So many digits and signs around a common word add nothing that a guesser does not try. */
const TRIMMINGS_MAX = 6;
/** What must be left of a password beside names and common words. */
const OWN_PART_MIN = 5;

/** Refuses a password that would be guessed early; the password itself never enters the refusal. */
export function ensureGoodPassword(
  password: string,
  policy: PasswordPolicy,
  context: ContextWords,
): void {
  const text = password.normalize('NFKC');
  if (Array.from(graphemes.segment(text)).length < policy.lengthMin)
    refuse('identity.password_too_short', { length: policy.lengthMin });
  if (isCommon(text.toLowerCase())) refuse('identity.password_too_common');
  if (isClose(text.toLowerCase(), context)) refuse('identity.password_too_close');
  if (policy.needsMixed && !isMixed(text)) refuse('identity.password_too_plain');
}

function isCommon(text: string): boolean {
  return (
    COMMON.has(text) ||
    COMMON.has(unleet(text)) ||
    isTrimmedCommon(text) ||
    isRepeated(text) ||
    RUNS.some((run) => run.includes(text)) ||
    /^\d{1,10}$/.test(text)
  );
}

/** 'P@ssw0rd!2026': a common word with a few digits and signs around it. */
function isTrimmedCommon(text: string): boolean {
  const core = text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  return text.length - core.length <= TRIMMINGS_MAX && COMMON.has(unleet(core));
}

/** 'aaaaaaaa', 'abcabcabc', '12341234' */
const isRepeated = (text: string): boolean => /^(.{1,4})\1+$/u.test(text);

function isClose(text: string, context: ContextWords): boolean {
  const words = context.flatMap(wordsOf);
  const plain = unleet(text);
  const rest = words.reduce((left, word) => left.replaceAll(word, ''), plain);
  return rest !== plain && rest.replace(/[^\p{L}\d]/gu, '').length < OWN_PART_MIN;
}

const wordsOf = (text: string): string[] => {
  const whole = unleet(text.toLowerCase());
  const words = [whole.replace(/[^\p{L}\d]/gu, ''), ...whole.split(/[^\p{L}]+/u)];
  return words.filter((word) => word.length >= 3);
};

const unleet = (text: string): string =>
  text.replace(/[013457@$!]/g, (character) => LEET[character] ?? '');

const isMixed = (text: string): boolean =>
  /\p{Lu}/u.test(text) && /\p{Ll}/u.test(text) && /\d/.test(text) && /[^\p{L}\d]/u.test(text);
