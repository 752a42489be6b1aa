import { noticeWord, type QueryCtx } from '@poros/kernel';

type Registry = QueryCtx['registry'];
export type Language = 'id' | 'en';

export interface Told {
  readonly kind: string;
  readonly label: string;
  readonly details: Readonly<Record<string, string>>;
}

const LOCALES = { id: 'id-ID', en: 'en-ID' } as const;

/** A notice as a sentence in a language; an amount is written with its currency. */
export function sentenceOf(registry: Registry, language: Language, notice: Told): string {
  const { amount, currency, permission, because, ...rest } = notice.details;
  return registry.say(language, noticeWord(notice.kind), {
    label: notice.label,
    ...rest,
    ...(permission !== undefined && {
      permission: registry.say(language, `permission.${permission}`),
    }),
    ...(because !== undefined && { because: registry.say(language, because) }),
    ...(amount !== undefined && { amount: moneyText(language, amount, currency ?? 'IDR') }),
  });
}

/** Written for reading only: an e-mail is not where figures are computed. */
function moneyText(language: Language, amount: string, currency: string): string {
  const digits = currency === 'IDR' ? 0 : 2;
  return new Intl.NumberFormat(LOCALES[language], {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(amount as `${number}`);
}
