import type { SourceFile } from './repository.ts';

/** One thing that is not as it should be, said in a sentence with the way out. */
export interface Finding {
  readonly rule: string;
  /** 'modules/sales/server/create-order.ts:12' */
  readonly place: string;
  readonly message: string;
}

const starts = new WeakMap<SourceFile, readonly number[]>();

/** The line (from 1) of an offset in the file. */
export function lineAt(file: SourceFile, offset: number): number {
  let lines = starts.get(file);
  if (!lines) {
    let at = 0;
    lines = file.lines.map((line) => {
      const start = at;
      at += line.length + 1;
      return start;
    });
    starts.set(file, lines);
  }
  let [low, high] = [0, lines.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((lines[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return low + 1;
}

export const placeAt = (file: SourceFile, offset: number): string =>
  `${file.path}:${lineAt(file, offset)}`;

/** One line per finding, sorted by place, and how often each rule was broken. */
export function report(findings: readonly Finding[]): string {
  const sorted = [...findings].sort((a, b) =>
    a.place.localeCompare(b.place, 'en', { numeric: true }),
  );
  const rules = Map.groupBy(findings, (one) => one.rule);
  const counts = [...rules]
    .map(([rule, own]) => `${rule} ${own.length}`)
    .sort()
    .join(', ');
  return [...sorted.map(({ rule, place, message }) => `${place}  ${message} [${rule}]`), counts]
    .filter((line) => line !== '')
    .join('\n');
}
