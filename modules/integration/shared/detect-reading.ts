import { cellText, isBlank, type Cell } from './cell.ts';
import type { DateOrder, DecimalMark, Delimiter, Encoding } from './reading.ts';
import { DELIMITERS } from './reading.ts';

/** The marks a file begins with, or what its bytes can be: UTF-8 if they are, else Windows-1252. */
export function detectEncoding(bytes: Uint8Array): Encoding {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const head = bytes.subarray(0, 4_000);
  const zerosAt = (parity: number) =>
    head.reduce((sum, byte, at) => sum + Number(byte === 0 && at % 2 === parity), 0);
  if (zerosAt(1) > head.length / 4) return 'utf-16le';
  if (zerosAt(0) > head.length / 4) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

/**
 * The mark that splits most lines into the same number of cells, whatever stands above them as a
 * title; what stands in quotes is none.
 */
export function detectDelimiter(text: string): Delimiter {
  const lines = text
    .slice(0, 60_000)
    .replace(/"(?:[^"]|"")*"/g, 'q')
    .split(/\r\n|\r|\n/)
    .filter((line) => line !== '')
    .slice(0, 50);
  const scores = DELIMITERS.map((mark) => {
    const counts = lines.map((line) => line.split(mark).length - 1);
    const alike = (one: number) => one * counts.filter((count) => count === one).length;
    return { mark, score: Math.max(...counts.map(alike)) };
  });
  return scores.reduce((best, one) => (one.score > best.score ? one : best)).mark;
}

/**
 * The decimal mark that the figures of the columns agree with: 1.500,25 and 12,5 say comma,
 * 1,500.25 and 12.5 say point. Groups of three decide nothing (1.500 is both); then `usual` does.
 */
export function detectDecimal(rows: readonly (readonly Cell[])[], usual: DecimalMark): DecimalMark {
  let [points, commas] = [0, 0];
  for (const row of rows)
    for (const cell of row) {
      const says = typeof cell === 'string' ? markOf(cell) : undefined;
      if (says === '.') points += 1;
      if (says === ',') commas += 1;
    }
  if (points === commas) return usual;
  return points > commas ? '.' : ',';
}

const FIGURE = /^\s*\(?-?\s*(?:rp\.?|idr|usd|us\$|pgk|\$)?\s*-?[\d.,\s]*\d\)?\s*%?\s*$/i;
const DOTTED_DAY = /^\s*\d{1,2}\.\d{1,2}\.\d{2,4}\s*$/;

/** The decimal mark that one figure speaks for; undefined when it could be read with either. */
function markOf(cell: string): DecimalMark | undefined {
  if (!/[.,]/.test(cell) || !FIGURE.test(cell) || DOTTED_DAY.test(cell)) return undefined;
  const text = cell.replace(/^\D+/, '').replace(/[^\d.,]/g, '');
  const last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
  if (last < 0) return undefined;
  const mark: DecimalMark = text[last] === '.' ? '.' : ',';
  const other: DecimalMark = mark === '.' ? ',' : '.';
  const isAgain = text.indexOf(mark) !== last;
  if (isAgain) return other;
  const isOneGroup = text.length - last - 1 === 3 && !text.includes(other);
  return isOneGroup ? undefined : mark;
}

/** Which part of a day comes first: a part above 12 can only be the day; otherwise `usual`. */
export function detectDates(rows: readonly (readonly Cell[])[], usual: DateOrder): DateOrder {
  const votes = { ymd: 0, dmy: 0, mdy: 0 };
  for (const row of rows)
    for (const cell of row) {
      if (typeof cell !== 'string') continue;
      if (/^\s*\d{4}[-/.]\d{1,2}[-/.]\d{1,2}/.test(cell)) votes.ymd += 1;
      const parts = /^\s*(\d{1,2})[-/. ](\d{1,2})[-/. ]\d{2,4}(?:\s|$)/.exec(cell);
      if (!parts) continue;
      if (Number(parts[1]) > 12) votes.dmy += 1;
      else if (Number(parts[2]) > 12) votes.mdy += 1;
    }
  if (votes.dmy === 0 && votes.mdy === 0) return votes.ymd > 0 ? 'ymd' : usual;
  return votes.dmy >= votes.mdy ? 'dmy' : 'mdy';
}

/**
 * The first row of the file that is mostly filled: titles above it are passed over. 0 when that row
 * already holds figures or days where the rows below it do: then nobody has written headings.
 */
export function detectHeaderRow(rows: readonly (readonly Cell[])[]): number {
  const filled = rows.map((row) => row.filter((cell) => !isBlank(cell)).length);
  const most = Math.max(1, ...filled);
  const found = Math.max(
    0,
    filled.findIndex((count) => count >= Math.max(1, most * 0.6)),
  );
  const [head = [], ...below] = rows.slice(found);
  return below.length > 0 && isBody(head, below) ? 0 : found + 1;
}

const DATUM = /^\s*(?:-?[\d.,]*\d|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[ T][\d:.]+)?)\s*$/;

function isBody(head: readonly Cell[], below: readonly (readonly Cell[])[]): boolean {
  const isDatum = (cell: Cell | undefined) => !isBlank(cell) && DATUM.test(cellText(cell));
  const figures = head.filter((_, place) => {
    const under = below.filter((row) => !isBlank(row[place]));
    return under.length > 0 && under.every((row) => isDatum(row[place]));
  });
  return figures.length > 0 && figures.filter(isDatum).length * 2 > figures.length;
}
