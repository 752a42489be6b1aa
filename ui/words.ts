import { useSyncExternalStore } from 'react';

export type Language = 'id' | 'en';
export type Locale = 'id-ID' | 'en-ID' | 'en-PG';

/** How the product talks now: language of the words, locale of figures, currency of the company. */
export interface Voice {
  readonly language: Language;
  readonly locale: Locale;
  readonly currency: string;
  readonly words: Readonly<Record<string, string>>;
}

export type WordValues = Readonly<Record<string, string | number>>;

let voice: Voice = { language: 'id', locale: 'id-ID', currency: 'IDR', words: {} };
const listeners = new Set<() => void>();

/**
 * Changes language, locale, currency or dictionary; every page that speaks is drawn again, inputs
 * stay.
 */
export function speak(next: Partial<Voice>): void {
  voice = { ...voice, ...next };
  if (typeof document !== 'undefined') document.documentElement.lang = voice.language;
  for (const listener of listeners) listener();
}

export const currentVoice = (): Voice => voice;

/**
 * The sentence of a key in the current language. `{name}` is filled from values; with `n: 1` the
 * variant `key.one` is preferred when the dictionary has it. A text that is no key comes back as it
 * is.
 */
export function t(key: string, values?: WordValues): string {
  const single =
    values?.['n'] === 1 || values?.['n'] === '1' ? voice.words[`${key}.one`] : undefined;
  const text = single ?? voice.words[key] ?? key;
  if (!values) return text;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** Subscribes the component to language and locale. */
export function useWords(): Voice & { readonly t: typeof t } {
  const now = useSyncExternalStore(subscribe, currentVoice);
  return { ...now, t };
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
