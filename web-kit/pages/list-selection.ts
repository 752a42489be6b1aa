import { useCallback, useMemo, useRef, useState } from 'react';
import type { ListName } from '../operations.ts';
import { allRows } from '../rows-of.ts';

/** How many rows one bulk act takes; more is a matter for an import. */
export const SELECTED_MAX = 5_000;

/** The rows that were chosen: some, or all that match but some. */
export interface Selection<Row> {
  readonly keys: ReadonlySet<string>;
  readonly isInverted: boolean;
  readonly count: number;
  /** `among`: rows that were seen elsewhere than in the list itself, as in its groups. */
  set(keys: ReadonlySet<string>, among?: readonly Row[]): void;
  all(): void;
  clear(): void;
  /** Just these, of those that were chosen. */
  only(keys: readonly string[]): void;
  /** Chosen rows that were read already: for sums while choosing. */
  readonly known: readonly Row[];
  /** All chosen rows, read to the end where need be. */
  gather(signal: AbortSignal): Promise<readonly Row[]>;
}

export interface SelectionOf<Row> {
  readonly operation: ListName;
  readonly input: unknown;
  readonly rows: readonly Row[];
  readonly total: number | undefined;
  rowKey(row: Row): string;
}

/** Choosing goes on while one scrolls and filters; what was chosen stays chosen. */
export function useSelection<Row>(of: SelectionOf<Row>): Selection<Row> {
  const { operation, input, rows, total, rowKey } = of;
  const [state, setState] = useState<{ keys: ReadonlySet<string>; isInverted: boolean }>(NOTHING);
  const seen = useRef(new Map<string, Row>());
  const { keys, isInverted } = state;
  const set = useCallback(
    (next: ReadonlySet<string>, among: readonly Row[] = rows) => {
      for (const row of among) {
        if (row === undefined) continue;
        const key = rowKey(row);
        if (next.has(key)) seen.current.set(key, row);
      }
      setState((now) =>
        now.isInverted && next.size === 0 ? NOTHING : { keys: next, isInverted: now.isInverted },
      );
    },
    [rows, rowKey],
  );
  const known = useMemo(() => {
    if (isInverted) return rows.filter((row) => row !== undefined && !keys.has(rowKey(row)));
    if (keys.size === 0) return [];
    const fresh = new Map(rows.flatMap((row) => (row === undefined ? [] : [[rowKey(row), row]])));
    return [...keys].flatMap((key) => fresh.get(key) ?? seen.current.get(key) ?? []);
  }, [isInverted, keys, rows, rowKey]);
  return {
    keys,
    isInverted,
    known,
    count: isInverted ? Math.max(0, (total ?? rows.length) - keys.size) : keys.size,
    set,
    all: useCallback(() => setState({ keys: new Set(), isInverted: true }), []),
    clear: useCallback(() => setState(NOTHING), []),
    only: useCallback((left) => setState({ keys: new Set(left), isInverted: false }), []),
    async gather(signal) {
      if (!isInverted) return known;
      const found: Row[] = [];
      for await (const page of allRows(operation, input, signal)) {
        for (const row of page as readonly Row[]) if (!keys.has(rowKey(row))) found.push(row);
        if (found.length > SELECTED_MAX) break;
      }
      return found;
    },
  };
}

const NOTHING = { keys: new Set<string>(), isInverted: false } as const;
