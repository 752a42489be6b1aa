import type { ImportKind, QueryCtx } from '@poros/kernel';
import { cellText, isBlank, type Cell } from '../shared/cell.ts';
import { closest } from '../shared/closest.ts';
import type { ImportColumn } from '../shared/column.ts';
import type { Problem } from '../shared/import.ts';
import { parseCell } from '../shared/parse-cell.ts';
import type { Reading } from '../shared/reading.ts';
import { columnName } from './import-columns.ts';

/** Where a field stands in a file: in one column, in several that make it up, or in none. */
export interface PlacedColumn {
  readonly column: ImportColumn;
  readonly places: readonly number[];
  /** What every row has, where the file has no column for it. */
  readonly fill: string | undefined;
}

/** How a row is read: its kind's columns, where they stand in the file, how figures are written. */
export interface RowReader {
  readonly kind: ImportKind;
  /** Only the columns that the file has, or that are the same in every row. */
  readonly columns: readonly PlacedColumn[];
  readonly reading: Reading;
  readonly language: 'id' | 'en';
  readonly say: QueryCtx['registry']['say'];
}

export interface ParsedRow {
  readonly values: Record<string, unknown>;
  /** Fields that name another record, and what the cell calls it. */
  readonly references: Record<string, string>;
  readonly problems: Problem[];
}

/** The values of a row's cells; blank cells say nothing. */
export function parseRow(reader: RowReader, cells: readonly Cell[]): ParsedRow {
  const parsed: ParsedRow = { values: {}, references: {}, problems: [] };
  for (const placed of reader.columns) {
    const { column } = placed;
    const cell = cellOf(placed, cells);
    if (isBlank(cell)) continue;
    if (column.kind === 'reference') parsed.references[column.field] = cellText(cell).trim();
    else readInto(reader, column, cell, parsed);
  }
  return parsed;
}

/** What a row says of a field; several columns are joined by blanks. */
export function cellOf({ places, fill }: PlacedColumn, cells: readonly Cell[]): Cell {
  const said = places.map((place) => cells[place] ?? null).filter((cell) => !isBlank(cell));
  const [only] = said;
  if (only === undefined) return fill ?? null;
  return said.length === 1 ? only : said.map((cell) => cellText(cell).trim()).join(' ');
}

function readInto(reader: RowReader, column: ImportColumn, cell: Cell, into: ParsedRow): void {
  const { field } = column;
  const text = cellText(cell).trim();
  if (column.kind === 'choice') {
    const value = choiceOf(column, text);
    if (value === undefined) into.problems.push(notAChoice(reader, column, text));
    else into.values[field] = value;
    return;
  }
  const own = reader.kind.fields?.[field]?.read;
  const result = own ? { value: own(text) ?? text } : parseCell(cell, column.kind, reader.reading);
  if ('problem' in result)
    into.problems.push({
      field,
      message: sayProblem(reader, result.problem, { column: nameOf(reader, column), text }),
    });
  else into.values[field] = result.value;
}

function choiceOf({ choices }: ImportColumn, text: string): string | undefined {
  const wanted = text.toLowerCase();
  return choices.find((one) =>
    [one.value, one.nameId, one.nameEn].some((name) => name.toLowerCase() === wanted),
  )?.value;
}

function notAChoice(reader: RowReader, column: ImportColumn, text: string): Problem {
  const names = column.choices.map((one) => (reader.language === 'en' ? one.nameEn : one.nameId));
  const others = column.choices.flatMap((one) => [one.nameId, one.nameEn, one.value]);
  const meant = closest(text, names) ?? closest(text, others);
  const message = sayProblem(reader, 'not_a_choice', {
    column: nameOf(reader, column),
    text,
    allowed: names.join(', '),
  });
  return { field: column.field, message, ...(meant && { suggestion: meant }) };
}

const nameOf = (reader: RowReader, column: ImportColumn): string =>
  columnName(column, reader.language);

export const sayProblem = (
  { say, language }: Pick<RowReader, 'say' | 'language'>,
  problem: string,
  values: Readonly<Record<string, unknown>>,
): string => say(language, `integration.problem.${problem}`, values);

/** The row's key as the kind's stored rows answer it; undefined while a part of it is missing. */
export function keyOfRow(
  kind: ImportKind,
  values: Readonly<Record<string, unknown>>,
): string | undefined {
  if (kind.key.length === 0) return undefined;
  if (kind.keyOf) return kind.keyOf(values);
  const parts = kind.key.map((field) => values[field]);
  return parts.some((part) => part === undefined || part === null) ? undefined : parts.join('|');
}
