/** Reads a file of the repository; undefined when it is not there. */
export type Read = (path: string) => string | undefined;

/** New texts of files, by path. Nothing is written before all of them are made. */
export type Changes = Map<string, string>;

/** Something the person asked for that cannot be; said in a sentence. */
export class CannotMake extends Error {}

export function mustRead(read: Read, path: string, otherwise: string): string {
  return read(path) ?? cannot(otherwise);
}

export function cannot(message: string): never {
  throw new CannotMake(message);
}

export function mustNotExist(read: Read, path: string): void {
  if (read(path) !== undefined) cannot(`${path} is already there`);
}

/** 'stock-count' → stockCount, StockCount, stock_count */
export const camel = (kebab: string): string =>
  kebab.replace(/-(\w)/g, (_all, letter: string) => letter.toUpperCase());
export const pascal = (kebab: string): string => camel(`-${kebab}`);
export const snake = (kebab: string): string => kebab.replaceAll('-', '_');

export function plural(noun: string): string {
  if (/[^aeiou]y$/.test(noun)) return noun.replace(/y$/, 'ies');
  return /(s|x|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`;
}

/** Adds flat keys at the end of a dictionary; a key that is there stays as it is. */
export function withWords(text: string, added: Readonly<Record<string, string>>): string {
  const words = JSON.parse(text) as Record<string, string>;
  for (const [key, sentence] of Object.entries(added)) words[key] ??= sentence;
  return `${JSON.stringify(words, null, 2)}\n`;
}
