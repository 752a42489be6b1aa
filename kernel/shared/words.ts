/** The two languages of Poros. */
export const LANGUAGES = ['id', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
export type Dictionary = Readonly<Record<string, string>>;
export interface Words {
  readonly id: Dictionary;
  readonly en: Dictionary;
}

/**
 * Fills `{name}` from values; a missing value leaves the placeholder visible rather than a silent
 * blank.
 */
export function fill(text: string, values: Readonly<Record<string, unknown>> = {}): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) =>
    values[name] === undefined || values[name] === null ? whole : String(values[name]),
  );
}

/** Picks `id` or `en` from an Accept-Language header; Indonesian when nothing fits. */
export function chooseLanguage(header: string | undefined): Language {
  const wanted = (header ?? '')
    .toLowerCase()
    .split(',')
    .map((part) => part.trim().slice(0, 2));
  return wanted.find((tag): tag is Language => tag === 'id' || tag === 'en') ?? 'id';
}
