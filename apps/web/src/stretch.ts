/** Set by tests and by the catalogue to see whether pages bear longer words than ours. */
export const STRETCH = 'poros.stretch';

/**
 * Every word two fifths longer, as a language with longer words would be: "Simpan" becomes
 * "Simpaaan". Placeholders stay.
 */
export function stretched(words: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(words).map(([key, text]) => [key, longer(text)]));
}

const longer = (text: string): string =>
  text.replace(/\{\w+\}|[\p{L}]{2,}/gu, (word) =>
    word.startsWith('{') ? word : word + last(word).repeat(Math.ceil(word.length * 0.4)),
  );

/** The last letter again: it is as wide as the word's own letters are. */
const last = (word: string): string => word.slice(-1);
