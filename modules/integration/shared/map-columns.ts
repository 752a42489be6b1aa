import { canJoin, type ImportColumn } from './column.ts';

/**
 * A heading without what people vary: case, blanks (ProductNumber), marks, stars, what stands in
 * brackets.
 */
export function headerKey(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\(.*?\)|\[.*?\]/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/**
 * Which field each column of a file holds; null where nothing fits. What was chosen the last time
 * goes first, then names, then synonyms, then what only begins so, then columns that make a field
 * up together.
 */
export function mapColumns(
  headers: readonly string[],
  columns: readonly ImportColumn[],
  remembered: ReadonlyMap<string, string | null> = new Map(),
): (string | null)[] {
  const keys = headers.map(headerKey);
  const mapped: (string | null)[] = keys.map(() => null);
  const taken = new Set<string>();
  const isSettled = keys.map(() => false);
  const give = (place: number, field: string | undefined) => {
    if (field === undefined || mapped[place] || taken.has(field)) return;
    mapped[place] = field;
    taken.add(field);
  };
  for (const [place, key] of keys.entries()) {
    const last = remembered.get(key);
    if (last === undefined) continue;
    isSettled[place] = last === null;
    const column = columns.find((one) => one.field === last);
    if (!column) continue;
    if (canJoin(column) && taken.has(column.field)) mapped[place] = column.field;
    else give(place, column.field);
  }
  const rounds: ((column: ImportColumn, key: string) => boolean)[] = [
    (column, key) => namesOf(column).includes(key),
    (column, key) => column.synonyms.map(headerKey).includes(key),
    (column, key) =>
      key.length >= 5 && namesOf(column).some((name) => name.length >= 5 && key.startsWith(name)),
  ];
  for (const fits of rounds)
    for (const [place, key] of keys.entries())
      if (key !== '' && !isSettled[place])
        give(place, columns.find((one) => !taken.has(one.field) && fits(one, key))?.field);
  for (const { field, pieces } of columns.filter((one) => canJoin(one) && !taken.has(one.field)))
    for (const [place, key] of keys.entries())
      if (key !== '' && !isSettled[place] && pieces.map(headerKey).includes(key))
        mapped[place] ??= field;
  return mapped;
}

const namesOf = ({ nameId, nameEn, field }: ImportColumn): string[] =>
  [nameId, nameEn, field.replace(/([A-Z])/g, ' $1')].map(headerKey);
