import type { Choice } from '@poros/ui';

const CURRENCIES = ['IDR', 'USD', 'PGK', 'AUD', 'SGD', 'EUR'];

/** The usual currencies, and the one in use if it is another. */
export const currencyChoices = (inUse: string): Choice[] =>
  [...new Set([...CURRENCIES, inUse])].filter(Boolean).map((value) => ({ value, word: value }));
