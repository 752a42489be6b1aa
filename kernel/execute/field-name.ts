import type { Dictionary } from '../shared/words.ts';

const LONGEST = 40;
const known = new WeakMap<Dictionary, ReadonlyMap<string, string>>();

/**
 * What a person calls the field at a path of a contract: `lines.0.customerId` of a sales command is
 * "Pelanggan". The words of the operation's own module come first, then the kernel's, then those of
 * any module. Undefined when nobody has a word for it.
 */
export function fieldName(words: Dictionary, owner: string, path: string): string | undefined {
  const last = path.split(/[./]/).findLast((part) => part !== '' && !/^\d+$/.test(part));
  if (!last) return undefined;
  const full = last.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const short = full.replace(/_(id|ids|on|at)$/, '');
  for (const name of new Set([full, short]))
    for (const key of [`${owner}.${name}`, `kernel.name.${name}`]) {
      const word = words[key];
      if (word !== undefined && isLabel(word)) return word;
    }
  return labelsOf(words).get(short) ?? labelsOf(words).get(full);
}

/** The first label of each name, whichever module has it: 'customer' of `sales.customer`. */
function labelsOf(words: Dictionary): ReadonlyMap<string, string> {
  let labels = known.get(words);
  if (!labels) {
    const found = new Map<string, string>();
    for (const [key, word] of Object.entries(words)) {
      const [, name, ...rest] = key.split('.');
      if (name && rest.length === 0 && !found.has(name) && isLabel(word)) found.set(name, word);
    }
    labels = found;
    known.set(words, labels);
  }
  return labels;
}

/** A label is short and no sentence. */
const isLabel = (word: string): boolean => word.length <= LONGEST && !/[.?!:{]/.test(word);
