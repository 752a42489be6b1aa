import type { Choice } from '@poros/ui';
import { t } from '@poros/web-kit';

const CURRENCIES = ['IDR', 'USD', 'PGK', 'AUD', 'SGD', 'EUR'];

/** The usual currencies, and the one in use if it is another. */
export const currencyChoices = (inUse: string): Choice[] =>
  [...new Set([...CURRENCIES, inUse])].filter(Boolean).map((value) => ({ value, word: value }));

export const languageChoices = (): Choice<'id' | 'en'>[] => [
  { value: 'id', word: t('party.language.id') },
  { value: 'en', word: t('party.language.en') },
];
