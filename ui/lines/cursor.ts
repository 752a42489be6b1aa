/**
 * The one active cell of a line grid, outside React so that moving it wakes two rows and not the
 * page.
 */
export interface Place {
  readonly row: number;
  readonly column: number;
  /** Null: the cell is only lit. Text: it is being edited and starts with this text. */
  readonly seed: string | null;
  /** Whether the editor starts with the old value selected. */
  readonly keepsValue: boolean;
  /** Enter was pressed before the cell's editor was there to hear it. */
  readonly isEntered?: boolean;
}

export interface Cursor {
  now(): Place;
  go(row: number, column: number): void;
  edit(seed?: string): void;
  enter(): void;
  rest(): void;
  subscribe(listener: () => void): () => void;
}

export function cursorAt(
  start: Place = { row: 0, column: 0, seed: null, keepsValue: false },
): Cursor {
  let place = start;
  const listeners = new Set<() => void>();
  const put = (next: Place) => {
    place = next;
    for (const listener of listeners) listener();
  };
  return {
    now: () => place,
    go: (row, column) => put({ row, column, seed: null, keepsValue: false }),
    edit: (seed) =>
      put({
        row: place.row,
        column: place.column,
        seed: seed ?? '',
        keepsValue: seed === undefined,
      }),
    enter: () => put({ ...place, isEntered: true }),
    rest: () => put({ ...place, seed: null, keepsValue: false }),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
