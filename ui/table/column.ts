import type { ReactNode } from 'react';
import type { Choice } from '../fields/select-field.tsx';
import { format, type DecimalText } from '../format.ts';
import type { StatusLook } from '../status.tsx';
import { currentVoice, t } from '../words.ts';

export type ColumnKind =
  | 'code'
  | 'text'
  | 'muted'
  | 'date'
  | 'dateTime'
  | 'time'
  | 'money'
  | 'quantity'
  | 'percent'
  | 'count'
  | 'status'
  | 'yesNo';

/** Where the value goes on a phone's card: title and amount, then party, then status and meta. */
export type CardSlot = 'title' | 'amount' | 'party' | 'status' | 'meta';

export interface Column<Row> {
  readonly id: string;
  readonly head: string;
  /** Decides writing, alignment and export; `text` when left out. */
  readonly kind?: ColumnKind | undefined;
  /** The plain value: decimal text, 'YYYY-MM-DD', an instant, a word. */
  value(row: Row): string | number | boolean | null | undefined;
  /** How a row's state looks; needed for kind `status`. */
  status?(row: Row): StatusLook;
  /** Another look than the kind's own; export still uses `value`. */
  cell?(row: Row): ReactNode;
  currency?(row: Row): string;
  unit?(row: Row): string | undefined;
  /** A CSS grid track; one column of a table should be 'minmax(200px, 1fr)'. */
  readonly width?: string | undefined;
  /** The server's name for it: with it the column can be sorted, filtered and grouped. */
  readonly sort?: string | undefined;
  /** The words a value is one of, for filters and groups; a `status` needs them to be filtered. */
  readonly choices?: readonly Choice[] | undefined;
  /** Shown only when a person asks for it. */
  readonly isHidden?: boolean | undefined;
  readonly card?: CardSlot | undefined;
  /** Stays where a phone has no room for all columns of a report. */
  readonly isKey?: boolean | undefined;
  /** Adds the column up for the selected rows. */
  readonly isSummed?: boolean | undefined;
}

const WIDTHS: Readonly<Record<ColumnKind, string>> = {
  code: '128px',
  text: 'minmax(140px, 1fr)',
  muted: '120px',
  date: '112px',
  dateTime: '150px',
  time: '72px',
  money: '132px',
  quantity: '112px',
  percent: '88px',
  count: '88px',
  status: '180px',
  yesNo: '88px',
};
const AT_END = new Set<ColumnKind>(['money', 'quantity', 'percent', 'count']);

export const kindOf = <Row>(column: Column<Row>): ColumnKind => column.kind ?? 'text';
export const isAtEnd = <Row>(column: Column<Row>): boolean => AT_END.has(kindOf(column));
/** A CSS grid track; a person's own width is in pixels at normal density. */
export const widthOf = <Row>(column: Column<Row>, own?: number | null): string =>
  scaled(own ? `${own}px` : (column.width ?? WIDTHS[kindOf(column)]));

/** A track grows with the density, because its letters do. */
export const scaled = (track: string): string =>
  track.replace(/(\d+)px/g, 'calc($1px * var(--wide))');

/** The value as the table writes it. */
export function textOf<Row>(column: Column<Row>, row: Row): string {
  const value = column.value(row);
  if (value === null || value === undefined || value === '') return '';
  const text = typeof value === 'boolean' ? '' : (value as DecimalText & string);
  switch (kindOf(column)) {
    case 'money':
      return format.amount(text, column.currency?.(row) ?? currentVoice().currency);
    case 'quantity':
      return format.quantity(text, column.unit?.(row));
    case 'percent':
      return format.percent(text);
    case 'count':
      return format.count(text);
    case 'date':
      return format.date(text);
    case 'dateTime':
      return format.dateTime(text);
    case 'time':
      return format.time(text);
    case 'yesNo':
      return t(value ? 'ui.yes' : 'ui.no');
    case 'status':
      return column.status?.(row).word ?? String(value);
    default:
      return String(value);
  }
}

/** True for an amount below zero, which is red and carries its sign. */
export function isNegative<Row>(column: Column<Row>, row: Row): boolean {
  const value = column.value(row);
  return isAtEnd(column) && typeof value === 'string' && /^-.*[1-9]/.test(value);
}
