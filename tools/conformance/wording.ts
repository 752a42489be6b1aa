import { LANGUAGES, type Language } from '@poros/kernel/shared';
import type { Finding } from '../source/finding.ts';
import { inModule, type Subject } from './subject.ts';

/** Words of the other language or of a programmer that have no place in a sentence for people. */
const FOREIGN: Readonly<Record<Language, readonly string[]>> = {
  id: [
    'invalid',
    'not',
    'found',
    'please',
    'error',
    'required',
    'field',
    'value',
    'cannot',
    'failed',
    'missing',
    'already',
    'unknown',
    'the',
    'must',
    'with',
    'null',
    'undefined',
    'string',
    'integer',
    'boolean',
    'record',
    'row',
    'table',
    'oops',
    'sorry',
  ],
  en: [
    'tidak',
    'belum',
    'sudah',
    'harus',
    'yang',
    'dengan',
    'atau',
    'untuk',
    'silakan',
    'null',
    'undefined',
    'string',
    'integer',
    'boolean',
    'tuple',
    'oops',
    'sorry',
    'please',
  ],
};
const SHORTEST = 2;

/**
 * A refusal reads as one person speaks to another: a whole sentence that says what, and one that
 * says what to do; no names of tables or fields, no word of another language, no shouting. What a
 * machine can see of it is seen here; whether it is a good sentence is for people.
 */
export function* wording({ registry }: Pick<Subject, 'registry'>): Generator<Finding> {
  for (const language of LANGUAGES) {
    const words = registry.words(language);
    for (const [key, sentence] of Object.entries(words)) {
      const [owner = '', kind] = key.split('.');
      if (kind !== 'refusal') continue;
      const said = words[key.replace(/\.fix$/, '')];
      const faults = [
        ...faultsOf(sentence, language),
        ...(key.endsWith('.fix') && said === sentence ? ['says no more than its refusal'] : []),
      ];
      for (const fault of faults)
        yield inModule('wording', owner, `${key} ${fault}`, `words.${language}.json`);
    }
  }
}

/** What a machine can see to be wrong with one sentence for people. */
export function faultsOf(sentence: string, language: Language): string[] {
  // A right is called by its code, SO.SET_PRICE, by people too.
  const said = sentence.replace(/\{\w+\}|\b[A-Z]+\.[A-Z_.]+\b/g, '0');
  const words: readonly string[] = said.toLowerCase().match(/[\p{L}-]+/gu) ?? [];
  const foreign = FOREIGN[language].find((word) => words.includes(word));
  return [
    ...(/(?:[.?]["”]?|\{summary\})$/.test(sentence) ? [] : ['does not end as a sentence']),
    ...(/^[\p{Lu}{]/u.test(sentence) ? [] : ['does not begin with a capital']),
    ...(words.length < SHORTEST ? ['is too short to say anything'] : []),
    ...(/_/.test(said) ? ['shows a name of the program, with _'] : []),
    ...(/!/.test(said) ? ['shouts'] : []),
    ...(/^(data|record|nilai|value)( ini)? (tidak|not)\b/i.test(said) ? ['does not say what'] : []),
    ...(foreign ? [`says "${foreign}"`] : []),
  ];
}
