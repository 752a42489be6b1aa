import { refuse } from '@poros/kernel';
import { parseCsv } from 'hucre/csv';
import { readXlsx, streamXlsxRows } from 'hucre/xlsx';
import type { Cell } from '../shared/cell.ts';
import {
  detectDates,
  detectDecimal,
  detectDelimiter,
  detectEncoding,
  detectHeaderRow,
} from '../shared/detect-reading.ts';
import { COLUMNS_MAX, ROWS_MAX } from '../shared/import.ts';
import type { Reading } from '../shared/reading.ts';
import { ensureHarmless } from './zip-guard.ts';

/** A row of a file with its number there, from 1. */
export interface FileRow {
  readonly rowNo: number;
  readonly cells: readonly Cell[];
}
export interface FileRead {
  readonly reading: Reading;
  readonly headers: readonly string[];
  readonly rows: readonly FileRow[];
}

/** How people write where the reader of the file is at home. */
export interface Habits {
  readonly language: 'id' | 'en';
}

const ZIP = 0x04034b50;
const SAMPLE_ROWS = 500;

/** The rows of a file. What `wanted` does not say is found out from the bytes. */
export async function readFile(
  bytes: Buffer,
  wanted: Partial<Reading>,
  habits: Habits,
): Promise<FileRead> {
  if (bytes.length === 0) refuse('integration.file_empty');
  const isBook = bytes.length > 4 && bytes.readUInt32LE(0) === ZIP;
  const { rows, ...how } = isBook ? await readBook(bytes, wanted) : readText(bytes, wanted);
  const filled = rows.filter((row) => row.cells.some((cell) => cell !== null && cell !== ''));
  if (filled.length === 0) refuse('integration.file_empty');
  const head = filled.slice(0, 20).map((row) => row.cells);
  const found = detectHeaderRow(head);
  const headerRow = wanted.headerRow ?? (found && (filled[found - 1]?.rowNo ?? 1));
  const header =
    headerRow === 0 ? undefined : (filled.find((row) => row.rowNo >= headerRow) ?? filled[0]);
  const body = filled.filter((row) => row.rowNo > (header?.rowNo ?? 0));
  const width = Math.max(
    header?.cells.length ?? 0,
    ...body.slice(0, SAMPLE_ROWS).map((row) => row.cells.length),
  );
  if (width > COLUMNS_MAX) refuse('integration.too_many_columns', { limit: COLUMNS_MAX });
  if (body.length > ROWS_MAX)
    refuse('integration.too_many_rows', { limit: ROWS_MAX, count: body.length });
  const samples = body.slice(0, SAMPLE_ROWS).map((row) => row.cells);
  const isIndonesian = habits.language === 'id';
  return {
    rows: body,
    headers: Array.from({ length: width }, (_, at) =>
      String(header?.cells[at] ?? '')
        .trim()
        .slice(0, 200),
    ),
    reading: {
      ...how,
      headerRow: header?.rowNo ?? 0,
      decimal: wanted.decimal ?? detectDecimal(samples, isIndonesian ? ',' : '.'),
      dates: wanted.dates ?? detectDates(samples, isIndonesian ? 'dmy' : 'mdy'),
    },
  };
}

type Found = Pick<Reading, 'format' | 'encoding' | 'delimiter' | 'sheet' | 'sheets'> & {
  readonly rows: readonly FileRow[];
};

function readText(bytes: Buffer, wanted: Partial<Reading>): Found {
  const encoding = wanted.encoding ?? detectEncoding(bytes);
  const text = new TextDecoder(encoding).decode(bytes);
  const delimiter = wanted.delimiter ?? detectDelimiter(text);
  const table = parseCsv(text, { delimiter, skipBom: true });
  return {
    format: 'text',
    encoding,
    delimiter,
    rows: table.map((cells, at) => ({ rowNo: at + 1, cells: cells.map(asCell) })),
  };
}

async function readBook(bytes: Buffer, wanted: Partial<Reading>): Promise<Found> {
  ensureHarmless(bytes);
  try {
    const sheets: string[] = [];
    await readXlsx(bytes, {
      sheets: ({ name, hidden, veryHidden }) => {
        if (!hidden && !veryHidden) sheets.push(name);
        return false;
      },
    });
    const sheet = wanted.sheet && sheets.includes(wanted.sheet) ? wanted.sheet : (sheets[0] ?? '');
    const rows: FileRow[] = [];
    for await (const { index, values } of streamXlsxRows(bytes, { sheet })) {
      rows.push({ rowNo: index + 1, cells: values.map(asCell) });
      if (rows.length > ROWS_MAX + 60) break;
      if (rows.length % 1_000 === 0) await turn();
    }
    return { format: 'xlsx', encoding: 'utf-8', delimiter: ',', sheet, sheets, rows };
  } catch (error) {
    return refuse('integration.file_unreadable', {
      reason: (error as Error).message.slice(0, 200),
    });
  }
}

/** Lets others be served between pieces of a long reading. */
const turn = () =>
  new Promise<void>((resolve) => {
    setImmediate(resolve);
  });

function asCell(value: unknown): Cell {
  if (value === null || value === undefined || value === '') return null;
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? null : { on: value.toISOString().slice(0, 10) };
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'boolean') return value;
  const text = textOf(value).replaceAll('\u0000', '').toWellFormed();
  return text.slice(0, 5_000);
}

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value);
