import { isDate } from '@poros/kernel/shared';
import { cellText, type Cell } from './cell.ts';
import type { ColumnKind } from './column.ts';
import type { DateOrder, Reading } from './reading.ts';

/** A value as contracts take it, or which sentence says what is wrong. */
export type Parsed = { readonly value: unknown } | { readonly problem: ParseProblem };
export type ParseProblem = 'not_number' | 'not_whole' | 'not_date' | 'not_yes_no';

type Marks = Pick<Reading, 'decimal' | 'dates'>;

/** Reads a cell that is not blank. Choices and references are text here, looked up later. */
export function parseCell(cell: Cell, kind: ColumnKind, marks: Marks): Parsed {
  switch (kind) {
    case 'decimal':
    case 'whole': {
      const value = readNumber(cell, marks);
      if (value === undefined) return { problem: 'not_number' };
      if (kind === 'decimal') return { value };
      return /^-?\d+$/.test(value) ? { value: Number(value) } : { problem: 'not_whole' };
    }
    case 'date': {
      const value = readDate(cell, marks.dates);
      return value === undefined ? { problem: 'not_date' } : { value };
    }
    case 'yesNo': {
      const value = readYesNo(cell);
      return value === undefined ? { problem: 'not_yes_no' } : { value };
    }
    default:
      return { value: cellText(cell).trim() };
  }
}

/** Decimal text with a point: 'Rp 1.250.000,50' → '1250000.5'. Undefined when it is no number. */
export function readNumber(cell: Cell, { decimal }: Pick<Marks, 'decimal'>): string | undefined {
  const text = cellText(cell).trim();
  if (typeof cell === 'number') return text;
  if (typeof cell !== 'string') return undefined;
  const isNegative = /^\(.*\)$/.test(text) || /^[-−]/.test(text) || text.endsWith('-');
  const bare = text
    .replace(/^\((.*)\)$/, '$1')
    .replace(/^[-−+]|-$/g, '')
    .replace(/^(?:rp\.?|idr|usd|us\$|pgk|k|\$)\s*/i, '')
    .replace(/\s*(?:%|idr|usd|pgk)$/i, '')
    .replace(/,-$|\.-$/, '')
    .replace(/[\s\u00a0\u202f']/g, '');
  const group = decimal === ',' ? '\\.' : ',';
  const mark = decimal === ',' ? ',' : '\\.';
  const shape = new RegExp(`^(\\d+|\\d{1,3}(?:${group}\\d{3})+)?(?:${mark}(\\d+))?$`);
  const parts = shape.exec(bare);
  if (!parts || (parts[1] === undefined && parts[2] === undefined)) return undefined;
  const whole = (parts[1] ?? '0').replace(/[.,]/g, '').replace(/^0+(?=\d)/, '');
  const fraction = (parts[2] ?? '').replace(/0+$/, '');
  const value = fraction ? `${whole}.${fraction}` : whole;
  return isNegative && /[1-9]/.test(value) ? `-${value}` : value;
}

/** YYYY-MM-DD of a day in figures or with the month's name; undefined when there is none. */
export function readDate(cell: Cell, order: DateOrder): string | undefined {
  if (cell !== null && typeof cell === 'object') return cell.on;
  const text = cellText(cell).trim().toLowerCase();
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ].*)?$/.exec(text);
  if (iso) return day(iso[1], iso[2], iso[3]);
  const worded = /^(\d{1,2})[-\s./]+([a-z]{3,})[-\s./,]+(\d{2}|\d{4})$/.exec(text);
  if (worded) return day(worded[3], MONTHS[(worded[2] ?? '').slice(0, 3)], worded[1]);
  const parts = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{2}|\d{4})(?:\s.*)?$/.exec(text);
  if (parts)
    return order === 'mdy' ? day(parts[3], parts[1], parts[2]) : day(parts[3], parts[2], parts[1]);
  const packed = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  return packed ? day(packed[1], packed[2], packed[3]) : undefined;
}

/** Indonesian and English. */
const MONTHS: Readonly<Record<string, string>> = {
  jan: '1',
  feb: '2',
  mar: '3',
  apr: '4',
  mei: '5',
  may: '5',
  jun: '6',
  jul: '7',
  agu: '8',
  ags: '8',
  aug: '8',
  sep: '9',
  okt: '10',
  oct: '10',
  nov: '11',
  des: '12',
  dec: '12',
};

function day(year = '', month = '', date = ''): string | undefined {
  const full = year.length === 2 ? `20${year}` : year;
  const text = `${full}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isDate(text) ? text : undefined;
}

const YES = new Set(['ya', 'y', 'yes', 'true', 'benar', '1', 'x', '✓', 'v', 'aktif']);
const NO = new Set(['tidak', 'tdk', 't', 'n', 'no', 'false', 'salah', '0', '-', 'nonaktif']);

function readYesNo(cell: Cell): boolean | undefined {
  if (typeof cell === 'boolean') return cell;
  const text = cellText(cell).trim().toLowerCase();
  return YES.has(text) ? true : NO.has(text) ? false : undefined;
}
