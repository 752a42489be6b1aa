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

/** Excel's own end of a sheet. */
const ROWS_MAX = 1_048_575;

/** Reads every matching row and hands it over as a file; answers how many there were. */
export async function exportList(of: ExportOf): Promise<number> {
  const rows: unknown[] = [];
  for await (const page of allRows(of.operation as ListName, of.input, of.signal)) {
    rows.push(...page);
    of.onProgress(rows.length);
    if (of.signal.aborted || rows.length >= ROWS_MAX) break;
  }
  if (of.signal.aborted) return 0;
  if (of.kind === 'csv') saveFile(`${of.title}.csv`, csvOf(rows, of.columns));
  else await saveWorkbook(of, rows);
  return rows.length;
}

/** Figures and days as a spreadsheet knows them; a hidden sheet names the columns. */
async function saveWorkbook(of: ExportOf, rows: readonly unknown[]): Promise<void> {
  const { writeXlsx } = await import('hucre/xlsx');
  const columns = of.columns.map((column) => ({
    header: column.head,
    key: column.id,
    width: WIDTHS[column.kind ?? 'text'] ?? 24,
    ...(FORMATS[column.kind ?? 'text'] && { numFmt: FORMATS[column.kind ?? 'text'] as string }),
  }));
  const last = columnLetters(columns.length);
  const bytes = await writeXlsx({
    sheets: [
      {
        name: sheetName(of.title),
        columns,
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
  saveFile(`${of.title}.xlsx`, bytes, XLSX);
}

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
