import { csvOf, saveFile } from '../csv.ts';
import type { ListName } from '../operations.ts';
import { allRows } from '../rows-of.ts';
import { textOf, type Column } from '@poros/ui';

export type ExportKind = 'xlsx' | 'csv';

export interface ExportOf {
  readonly kind: ExportKind;
  readonly title: string;
  readonly operation: string;
  /** What the list shows now: filters, search and order. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly columns: readonly Column<unknown>[];
  readonly signal: AbortSignal;
  onProgress(rows: number): void;
}

/** Up to here a workbook is made whole, with filters; longer ones are written as they are read. */
const WHOLE_MAX = 20_000;

/**
 * Reads every matching row and hands it over as a file; answers how many there were. What was
 * written leaves the page's memory: the browser keeps it for the download.
 */
export async function exportList(of: ExportOf): Promise<number> {
  const count = { rows: 0 };
  const pages = pagesOf(of, count);
  if (of.kind === 'csv') {
    const file = await blobOf(csvStream(pages, of), CSV);
    saveFile(`${of.title}.csv`, file, CSV);
  } else {
    saveFile(`${of.title}.xlsx`, await workbookOf(of, pages), XLSX);
  }
  return count.rows;
}

type Pages = AsyncGenerator<readonly unknown[], void>;

async function* pagesOf(of: ExportOf, count: { rows: number }): Pages {
  for await (const page of allRows(of.operation as ListName, of.input, of.signal)) {
    of.signal.throwIfAborted();
    count.rows += page.length;
    of.onProgress(count.rows);
    yield page;
  }
}

const blobOf = (stream: ReadableStream<Uint8Array>, type: string): Promise<Blob> =>
  new Response(stream, { headers: { 'content-type': type } }).blob();

function csvStream(pages: Pages, { columns }: ExportOf): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let isFirst = true;
  return new ReadableStream({
    async pull(controller) {
      const { value: rows, done } = await pages.next();
      if (rows) controller.enqueue(encoder.encode(csvOf(rows, columns, { hasHead: isFirst })));
      isFirst = false;
      if (done) controller.close();
    },
  });
}

/** Figures and days as a spreadsheet knows them. */
async function workbookOf(of: ExportOf, pages: Pages): Promise<Blob> {
  const { writeXlsxStream } = await import('hucre/xlsx');
  const first: unknown[] = [];
  while (first.length <= WHOLE_MAX) {
    const { value: rows, done } = await pages.next();
    if (rows) first.push(...rows);
    if (done) return new Blob([(await wholeWorkbook(of, first)) as BlobPart], { type: XLSX });
  }
  async function* cells() {
    for (const row of first.splice(0)) yield of.columns.map((column) => cellOf(column, row));
    for await (const rows of pages)
      for (const row of rows) yield of.columns.map((column) => cellOf(column, row));
  }
  const options = { name: sheetName(of.title), columns: columnsOf(of), freezePane: { rows: 1 } };
  return blobOf(writeXlsxStream(cells(), options), XLSX);
}

const columnsOf = ({ columns }: ExportOf) =>
  columns.map((column) => ({
    header: column.head,
    key: column.id,
    width: WIDTHS[column.kind ?? 'text'] ?? 24,
    ...(FORMATS[column.kind ?? 'text'] && { numFmt: FORMATS[column.kind ?? 'text'] as string }),
  }));

/** With filters over the columns, and a hidden sheet that names them. */
async function wholeWorkbook(of: ExportOf, rows: readonly unknown[]): Promise<Uint8Array> {
  const { writeXlsx } = await import('hucre/xlsx');
  const last = columnLetters(of.columns.length);
  return writeXlsx({
    sheets: [
      {
        name: sheetName(of.title),
        columns: columnsOf(of),
        data: rows.map((row) =>
          Object.fromEntries(of.columns.map((column) => [column.id, cellOf(column, row)])),
        ),
        freezePane: { rows: 1 },
        ...(rows.length > 0 && { autoFilter: { range: `A1:${last}${rows.length + 1}` } }),
      },
      {
        name: 'poros',
        veryHidden: true,
        rows: [
          ['list', of.operation],
          ['columns', ...of.columns.map((column) => column.id)],
          ['fields', ...of.columns.map((column) => column.sort ?? '')],
        ],
      },
    ],
  });
}

const CSV = 'text/csv;charset=utf-8';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const FORMATS: Readonly<Partial<Record<string, string>>> = {
  money: '#,##0.00',
  quantity: '#,##0.######',
  percent: '0.##"%"',
  count: '#,##0',
  date: 'yyyy-mm-dd',
  dateTime: 'yyyy-mm-dd hh:mm',
};
const WIDTHS: Readonly<Partial<Record<string, number>>> = {
  code: 20,
  text: 32,
  money: 20,
  date: 12,
  dateTime: 18,
};

/** A sheet's name has at most 31 characters and none of these signs. */
const sheetName = (title: string): string => title.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31);

function columnLetters(count: number): string {
  let letters = '';
  for (let rest = count; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

/** A figure of more digits than a spreadsheet keeps stays text rather than lose some. */
const DIGITS_MAX = 15;

export function cellOf(
  column: Column<unknown>,
  row: unknown,
): string | number | boolean | Date | null {
  const value = column.value(row);
  if (value === null || value === undefined || value === '') return null;
  switch (column.kind) {
    case 'money':
    case 'quantity':
    case 'percent':
    case 'count': {
      const digits = String(value).replace(/\D|^0+/g, '').length;
      return digits > DIGITS_MAX ? String(value) : Number(value);
    }
    case 'date':
      return new Date(`${String(value).slice(0, 10)}T00:00:00Z`);
    case 'dateTime': {
      const at = new Date(String(value));
      return new Date(at.getTime() - at.getTimezoneOffset() * 60_000);
    }
    case 'yesNo':
      return Boolean(value);
    case 'status':
      return textOf(column, row);
    default:
      return String(value);
  }
}
