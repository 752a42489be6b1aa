/** How many letters must change between two texts (Damerau–Levenshtein, adjacent swaps). */
export function distance(one: string, other: string): number {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let row = 1; row <= a.length; row += 1) {
    const line = [row];
    for (let at = 1; at <= b.length; at += 1) {
      const cost = a[row - 1] === b[at - 1] ? 0 : 1;
      let best = Math.min(
        (line[at - 1] ?? 0) + 1,
        (above[at] ?? 0) + 1,
        (above[at - 1] ?? 0) + cost,
      );
      if (row > 1 && at > 1 && a[row - 1] === b[at - 2] && a[row - 2] === b[at - 1])
        best = Math.min(best, (before[at - 2] ?? 0) + 1);
      line.push(best);
    }
    before = above;
    above = line;
  }
  return above[b.length] ?? 0;
}

/** The word that was probably meant: at most a third of its letters differ. */
export function closest(text: string, words: readonly string[]): string | undefined {
  let best: { word: string; far: number } | undefined;
  for (const word of words) {
    const far = distance(text, word);
    const isNear = far <= Math.max(1, Math.floor(Math.max(text.length, word.length) / 3));
    if (isNear && (!best || far < best.far)) best = { word, far };
  }
  return best?.word;
}
