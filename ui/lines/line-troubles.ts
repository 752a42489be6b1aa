/** What was pasted into a cell and could not be read there. */
export interface PastedTrouble {
  readonly typed: string;
  /** The value of the cell then: once it has another, the trouble is over. */
  readonly value: string;
}

/** The cells of one grid that wait for a person, by line and column. */
export interface LineTroubles {
  of(line: string): Readonly<Record<string, PastedTrouble>> | undefined;
  mark(line: string, column: string, trouble: PastedTrouble): void;
  /** The paste was taken back. */
  clear(): void;
  subscribe(this: void, listener: () => void): () => void;
}

export function lineTroubles(): LineTroubles {
  let all = new Map<string, Readonly<Record<string, PastedTrouble>>>();
  const listeners = new Set<() => void>();
  const wake = () => {
    for (const listener of listeners) listener();
  };
  return {
    of: (line) => all.get(line),
    mark(line, column, trouble) {
      all.set(line, { ...all.get(line), [column]: trouble });
      wake();
    },
    clear() {
      all = new Map();
      wake();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
