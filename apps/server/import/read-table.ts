import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Rows of a tab-separated file without header (an OLTP export), as arrays of cells. */
export async function readTabs(folder: string, name: string): Promise<string[][]> {
  return (await readText(folder, name))
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line) => line.split('\t'));
}

/**
 * Rows of a comma-separated file with a header, as records by column name; quotes and doubled
 * quotes are undone.
 */
export async function readCommas(folder: string, name: string): Promise<Record<string, string>[]> {
  const [head = '', ...lines] = (await readText(folder, name))
    .split(/\r?\n/)
    .filter((line) => line !== '');
  const columns = splitCommas(head);
  return lines.map((line) =>
    Object.fromEntries(
      splitCommas(line).map((cell, index) => [columns[index] ?? `column${index}`, cell]),
    ),
  );
}

async function readText(folder: string, name: string): Promise<string> {
  const bytes = await readFile(join(folder, `${name}.csv`));
  const text = new TextDecoder('utf-8', { fatal: false }).decode(bytes);
  // Files of older systems are often in Windows-1252: what is not UTF-8 is read as that.
  const isUtf8 = !text.includes('\uFFFD');
  return (isUtf8 ? text : new TextDecoder('windows-1252').decode(bytes)).replace(/^\uFEFF/, '');
}

function splitCommas(line: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const letter = line[at] ?? '';
    if (isQuoted && letter === '"' && line[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (letter === '"') isQuoted = !isQuoted;
    else if (letter === ',' && !isQuoted) {
      cells.push(cell);
      cell = '';
    } else cell += letter;
  }
  return [...cells, cell];
}

/**
 * A day written M/D/YYYY, D/M/YYYY where the first cannot be a month, or YYYY-MM-DD, as YYYY-MM-DD;
 * '' when it is none.
 */
export function readDay(text: string): string {
  const iso = /^(\d{4})-(\d{2})-(\d{2})/.exec(text);
  if (iso) return iso[0];
  const parts = /^(\d{1,2})\/(\d{1,2})\/(\d{4})/.exec(text.trim());
  if (!parts) return '';
  const [first, second] = [Number(parts[1]), Number(parts[2])];
  const [month, day] = first > 12 ? [second, first] : [first, second];
  if (month < 1 || month > 12 || day < 1 || day > 31) return '';
  return `${parts[3]}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** A decimal with at most four places and no more, as the contracts take it: '.0000' → '0'. */
export function readAmount(text: string): string {
  const match = /^\$?\s*(\d*)(?:\.(\d{1,4})\d*)?\s*$/.exec(text.replaceAll(',', ''));
  if (!match) return '';
  return `${match[1] || '0'}${match[2] && /[1-9]/.test(match[2]) ? `.${match[2]}` : ''}`;
}
