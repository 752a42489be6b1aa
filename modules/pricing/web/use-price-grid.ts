import { useLineRows, useLines, type LineStore } from '@poros/ui';
import {
  lineMessages,
  useLeaveGuard,
  type InputOf,
  type Problem,
  type RowOf,
} from '@poros/web-kit';
import { useEffect, useMemo, useRef } from 'react';
import {
  blankPrice,
  changesOf,
  countOf,
  isBlankPrice,
  lineOfPrice,
  placeErrors,
  type PriceLine,
} from './price-line.ts';

export type Changes = Omit<InputOf<'pricing.change_list_prices'>, 'priceListId'>;

export interface PriceGrid {
  readonly lines: LineStore<PriceLine>;
  readonly count: number;
  readonly errors: Readonly<Record<string, string>>;
  /** Saves what was changed, once the server has taken it. */
  save(): Promise<void>;
}

interface GridOptions {
  readonly rows: readonly RowOf<'pricing.list_prices'>[];
  readonly problem: Problem | null;
  /** Sends the changes; false when they were refused. */
  send(changes: Changes): Promise<boolean>;
}

/** The prices of a list or a contract as a grid: what was typed stays until it is saved or left. */
export function usePriceGrid({ rows, problem, send }: GridOptions): PriceGrid {
  const stored = useRef(rows.map(lineOfPrice));
  const shown = useRef(rows);
  const isSaved = useRef(false);
  const lines = useLines<PriceLine>({
    lines: stored.current,
    blank: blankPrice,
    isBlank: isBlankPrice,
  });
  const now = useLineRows(lines).filter((line) => !isBlankPrice(line));
  const changes = changesOf(stored.current, now);
  const count = countOf(changes);
  useEffect(() => {
    const isTyped = countOf(changesOf(stored.current, lines.filled())) > 0;
    if (shown.current === rows || (isTyped && !isSaved.current)) return;
    isSaved.current = false;
    shown.current = rows;
    stored.current = rows.map(lineOfPrice);
    lines.replace(stored.current);
  }, [rows, lines]);
  useLeaveGuard(count > 0);
  const errors = useMemo(() => {
    const fields = {
      created: lineMessages(problem, 'created'),
      changed: lineMessages(problem, 'changed'),
    };
    return placeErrors(fields, changesOf(stored.current, lines.filled()), lines.rows());
  }, [problem, lines]);
  return {
    lines,
    count,
    errors,
    async save() {
      isSaved.current = await send(changesOf(stored.current, lines.filled()));
    },
  };
}
