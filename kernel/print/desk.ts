import { amountInWords } from '../shared/amount-in-words.ts';
import type { Language } from '../shared/words.ts';
import { figures } from './figures.ts';
import { html } from './html.ts';
import type { Desk, PaperLanguage } from './paper.ts';

export interface DeskOptions extends Pick<
  Desk,
  'letterhead' | 'stage' | 'copy' | 'timeZone' | 'stampDutyAbove' | 'quotationDays'
> {
  readonly language: PaperLanguage;
  /** The tenant's, which decides the marks of numbers. */
  readonly locale: string;
  readonly words: (
    language: Language,
    key: string,
    values?: Readonly<Record<string, unknown>>,
  ) => string;
}

/** A desk to draw one paper at. */
export function makeDesk({ locale, words, ...rest }: DeskOptions): Desk {
  const main: Language = rest.language === 'en' ? 'en' : 'id';
  const isBoth = rest.language === 'both';
  return {
    ...rest,
    main,
    figures: figures(locale, main),
    say: (key, values) => words(main, key, values),
    word(key, values) {
      const first = words(main, key, values);
      const second = isBoth ? words('en', key, values) : first;
      return second === first
        ? html`${first}`
        : html`${first}<small class="second" lang="en">${second}</small>`;
    },
    inWords(amount, currency) {
      const sentence = (language: Language) => capital(amountInWords(amount, currency, language));
      return isBoth
        ? html`${sentence('id')}<small class="second" lang="en">${sentence('en')}</small>`
        : html`${sentence(main)}`;
    },
  };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
