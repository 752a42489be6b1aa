import { headWords } from './head-words.ts';
import { isFigure, readCell, type LineColumn } from './line-column.ts';
import type { LineBase } from './line-store.ts';

/** Rows and cells as they lie in the clipboard. */
export type PastedTable = readonly (readonly string[])[];

/** Where each pasted column goes: the id of a column, or null for nowhere. */
export interface PasteMapping {
  readonly targets: readonly (string | null)[];
  /** The first row names the columns and is no line. */
  readonly hasHeads: boolean;
  /** Whether a person should look at it first. */
  readonly isSure: boolean;
}

/** What a spreadsheet puts into the clipboard; a cell with line breaks stands in quotes. */
export function readTable(text: string): PastedTable {
  const rows: string[][] = [[]];
  const cells = /(?:"((?:[^"]|"")*)"|([^\t\n]*))(\t|\n|$)/y;
  const plain = text.replace(/\r\n?/g, '\n').replace(/\n+$/, '');
  while (cells.lastIndex <= plain.length) {
    const match = cells.exec(plain);
    if (!match) break;
    const [, quoted, bare = '', end = ''] = match;
    rows.at(-1)?.push((quoted?.replaceAll('""', '"') ?? bare).trim());
    if (end === '') break;
    if (end === '\n') rows.push([]);
  }
  return rows;
}

/**
 * Which pasted column goes where. A first row that names columns, in Indonesian or English,
 * decides; without one the columns go in from the active cell on, as long as what they hold can be
 * read.
 */
export function mappingOf<L extends LineBase>(
  table: PastedTable,
  columns: readonly LineColumn<L>[],
  from: number,
): PasteMapping {
  const [first = []] = table;
  const named = first.map((head) => columnNamed(columns, head));
  const known = named.filter((column) => column !== undefined).length;
  const wanted = first.filter((head) => head !== '').length;
  if (known > 0 && known * 2 >= wanted && table.length > 1)
    return { targets: once<L>(named), hasHeads: true, isSure: known === wanted };

  const open = columns.slice(from).filter(isOpen);
  const targets = first.map((_, index) => open[index]?.id ?? null);
  const isReadable = targets.every((id, index) => {
    const column = columns.find((one) => one.id === id);
    return column !== undefined && table.slice(0, 5).every((row) => fits(column, row[index] ?? ''));
  });
  return { targets, hasHeads: false, isSure: isReadable };
}

export const isOpen = <L extends LineBase>(column: LineColumn<L>): boolean =>
  column.set !== undefined || column.pick !== undefined;

function columnNamed<L extends LineBase>(
  columns: readonly LineColumn<L>[],
  head: string,
): LineColumn<L> | undefined {
  const wanted = plainHead(head);
  if (wanted === '') return undefined;
  const same = columns.find((column) => plainHead(column.head) === wanted);
  return same ?? columns.find((column) => headWords(column).includes(wanted));
}

const plainHead = (head: string): string =>
  head
    .toLowerCase()
    .replace(/[^a-z0-9%]+/g, ' ')
    .trim();

/** A column is filled once, by the first of its name; one that is only shown never. */
const once = <L extends LineBase>(
  named: readonly (LineColumn<L> | undefined)[],
): (string | null)[] =>
  named.map((column, index) =>
    column && isOpen(column) && named.indexOf(column) === index ? column.id : null,
  );

/** Figures must read as figures; a name in a column of figures shows that the columns differ. */
function fits<L extends LineBase>(column: LineColumn<L>, typed: string): boolean {
  if (column.pick || typed === '')
    return column.kind !== 'item' || /\D/.test(typed) || typed === '';
  return !(isFigure(column) || column.kind === 'date') || readCell(column, typed) !== null;
}
