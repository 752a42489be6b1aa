interface Said {
  readonly word: string;
  readonly detail?: string | undefined;
}

/**
 * How well a command answers what was typed; null when it does not. Every word typed must start a
 * word of the command, stand within one (from three letters), or be one slip away from its start
 * (from four): "pesnan" finds "Pesanan". Lower is better.
 */
export function matchOf({ word, detail = '' }: Said, typed: readonly string[]): number | null {
  const words = plain(word).split(' ');
  const more = plain(detail).split(' ');
  let cost = 0;
  for (const one of typed) {
    const found = Math.min(costIn(words, one), costIn(more, one) + 2);
    if (!Number.isFinite(found)) return null;
    cost += found;
  }
  return cost;
}

/** True for what answers only because a slip of the finger was forgiven. */
export const isGuess = (item: Said, typed: readonly string[]): boolean =>
  (matchOf(item, typed) ?? 0) >= SLIP;

/** What was typed as words without accents and case. */
export const typedWords = (text: string): string[] => plain(text).split(' ').filter(Boolean);

/** The best first; those that answer equally well keep their order. */
export function bestFirst<T extends Said>(items: readonly T[], typed: readonly string[]): T[] {
  if (typed.length === 0) return [...items];
  return items
    .map((item) => ({ item, cost: matchOf(item, typed) }))
    .filter((one): one is { item: T; cost: number } => one.cost !== null)
    .sort((a, b) => a.cost - b.cost)
    .map(({ item }) => item);
}

const SLIP = 5;

function costIn(words: readonly string[], typed: string): number {
  const first = words.findIndex((word) => word.startsWith(typed));
  if (first >= 0) return first === 0 ? 0 : 1;
  if (typed.length >= 3 && words.some((word) => word.includes(typed))) return 3;
  if (typed.length >= 4 && words.some((word) => isOneSlip(word, typed))) return SLIP;
  return Infinity;
}

/** One letter too many, too few, wrong, or two exchanged, against the start of the word. */
function isOneSlip(word: string, typed: string): boolean {
  let at = 0;
  while (at < typed.length && word[at] === typed[at]) at += 1;
  const rest = typed.slice(at);
  return [
    word.slice(at + 1).startsWith(rest.slice(1)),
    word.slice(at).startsWith(rest.slice(1)),
    word.slice(at + 1).startsWith(rest),
    rest.length > 1 && word.slice(at).startsWith((rest[1] ?? '') + (rest[0] ?? '') + rest.slice(2)),
  ].some(Boolean);
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
