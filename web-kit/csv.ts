import { currentVoice, textOf, type Column } from '@poros/ui';

/**
 * What the table shows, as a file a spreadsheet opens rightly: figures bare with the locale's
 * decimal mark, days as YYYY-MM-DD, the separator the locale's spreadsheet expects. The headings
 * and the mark of the encoding stand once, before the first rows.
 */
export function csvOf<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  { hasHead = true } = {},
): string {
  const isComma = currentVoice().locale === 'en-PG';
  const mark = isComma ? ',' : ';';
  const lines = [
    ...(hasHead ? [columns.map((column) => column.head)] : []),
    ...rows.map((row) => columns.map((column) => cellOf(column, row, isComma))),
  ];
  const text = lines
    .map((cells) => cells.map((cell) => quoted(cell, mark)).join(mark))
    .join('\r\n');
  return lines.length === 0 ? '' : `${hasHead ? '\ufeff' : ''}${text}\r\n`;
}

/** Hands a text or bytes to the browser as a download. */
export function saveFile(
  name: string,
  content: string | Uint8Array | Blob,
  type = 'text/csv;charset=utf-8',
): void {
  const url = URL.createObjectURL(new Blob([content as BlobPart], { type }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

function cellOf<Row>(column: Column<Row>, row: Row, isComma: boolean): string {
  const value = column.value(row);
  if (value === null || value === undefined) return '';
  switch (column.kind) {
    case 'money':
    case 'quantity':
    case 'percent':
    case 'count':
      return isComma ? String(value) : String(value).replace('.', ',');
    case 'date':
      return String(value).slice(0, 10);
    case 'status':
    case 'yesNo':
      return textOf(column, row);
    default:
      return guarded(String(value));
  }
}

/** A text that a spreadsheet would run as a formula gets a leading apostrophe. */
const guarded = (text: string): string => (/^[=+\-@\t]/.test(text) ? `'${text}` : text);

function quoted(cell: string, mark: string): string {
  return cell.includes(mark) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
