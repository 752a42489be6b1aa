import type { ReactNode } from 'react';
import type { Pick, PickSearch } from '../fields/pick-popup.tsx';
import { date, decimal, quantity } from '../format.ts';
import { readDate, readNumber } from '../read-input.ts';
import { currentVoice } from '../words.ts';
import { today } from '../fields/date-field.tsx';
import { scaled } from '../table/column.ts';
import type { LineBase } from './line-store.ts';

export type LineKind = 'item' | 'text' | 'quantity' | 'money' | 'percent' | 'date';

/** A column of a line grid. A column without `set` and without `pick` is shown, not edited. */
export interface LineColumn<L extends LineBase> {
  readonly id: string;
  readonly head: string;
  readonly kind: LineKind;
  /** A CSS grid track; the item column is usually 'minmax(220px, 1fr)'. */
  readonly width?: string | undefined;
  /** The plain value: decimal text, 'YYYY-MM-DD', the item's name. */
  value(line: L): string;
  /** The muted code before the name of an item. */
  code?(line: L): string | undefined;
  /** Another look than the kind's own. */
  cell?(line: L): ReactNode;
  /** Takes the value read from what was typed: decimal text, 'YYYY-MM-DD' or the text itself. */
  set?(line: L, value: string): Partial<L>;
  readonly pick?:
    { readonly search: PickSearch<Pick>; choose(line: L, pick: Pick): Partial<L> } | undefined;
  isLocked?(line: L): boolean;
  readonly decimals?: number | undefined;
  readonly isStrong?: boolean | undefined;
}

const WIDTHS: Readonly<Record<LineKind, string>> = {
  item: 'minmax(220px, 1fr)',
  text: '140px',
  quantity: '92px',
  money: '124px',
  percent: '76px',
  date: '116px',
};

export const lineWidth = <L extends LineBase>(column: LineColumn<L>): string =>
  scaled(column.width ?? WIDTHS[column.kind]);
export const isFigure = <L extends LineBase>(column: LineColumn<L>): boolean =>
  column.kind === 'quantity' || column.kind === 'money' || column.kind === 'percent';

export function isEditable<L extends LineBase>(column: LineColumn<L>, line: L): boolean {
  return (column.set !== undefined || column.pick !== undefined) && !column.isLocked?.(line);
}

/** The value as the cell writes it. */
export function lineText<L extends LineBase>(column: LineColumn<L>, line: L): string {
  const value = column.value(line);
  if (value === '') return '';
  switch (column.kind) {
    case 'quantity':
    case 'percent':
      return quantity(value);
    case 'money':
      return decimal(value, Math.max(column.decimals ?? 0, neededDecimals(value)));
    case 'date':
      return date(value);
    default:
      return value;
  }
}

/** What was typed as a plain value; null when it is none, '' when the cell is emptied. */
export function readCell<L extends LineBase>(column: LineColumn<L>, typed: string): string | null {
  const text = typed.trim();
  if (text === '') return '';
  const { locale, language } = currentVoice();
  if (isFigure(column))
    return readNumber(text, locale, column.kind === 'quantity' ? 6 : 4)?.value ?? null;
  if (column.kind === 'date') return readDate(text, today(), language);
  return text;
}

function neededDecimals(value: string): number {
  return (value.split('.')[1] ?? '').replace(/0+$/, '').length;
}
