/** A line of a document; `key` never changes while the line lives. */
export interface LineBase {
  readonly key: string;
}

/**
 * The lines of one document, outside React: an edit wakes its own row and whoever asked for all
 * lines, nobody else. `calc` fills what follows from the rest (the amount of a line).
 */
export interface LineStore<L extends LineBase> {
  rows(): readonly L[];
  /** Changes one line; unknown keys are ignored. */
  set(key: string, patch: Partial<L>): void;
  insert(index: number, line?: L): L;
  remove(key: string): void;
  move(key: string, step: number): void;
  replace(rows: readonly L[]): void;
  /** Puts back lines as they were, without reckoning anew. */
  restore(rows: readonly L[]): void;
  /** Rises when lines come, go or change their order. */
  shape(): number;
  /** The lines that say something, for saving. */
  filled(): readonly L[];
  blank(): L;
  isBlank(line: L): boolean;
  onLine(key: string, listener: () => void): () => void;
  onAny(listener: () => void): () => void;
}

export interface LineStoreOptions<L extends LineBase> {
  readonly lines: readonly L[];
  /** Makes an empty line with a fresh key. */
  blank(): L;
  isBlank(line: L): boolean;
  calc?(line: L): L;
}

export function lineStore<L extends LineBase>(options: LineStoreOptions<L>): LineStore<L> {
  const calc = options.calc ?? ((line: L) => line);
  let rows: readonly L[] = options.lines.map(calc);
  let shape = 0;
  const lineListeners = new Map<string, Set<() => void>>();
  const listeners = new Set<() => void>();
  const wakeAll = () => {
    for (const listener of listeners) listener();
  };
  const put = (next: readonly L[]) => {
    const old = new Set(rows);
    rows = next;
    shape += 1;
    if (lineListeners.size > 0)
      for (const line of next)
        if (!old.has(line)) for (const listener of lineListeners.get(line.key) ?? []) listener();
    wakeAll();
  };
  return {
    rows: () => rows,
    set(key, patch) {
      const index = rows.findIndex((line) => line.key === key);
      const old = rows[index];
      if (!old) return;
      rows = rows.with(index, calc({ ...old, ...patch }));
      for (const listener of lineListeners.get(key) ?? []) listener();
      wakeAll();
    },
    insert(index, line = options.blank()) {
      put(rows.toSpliced(index, 0, calc(line)));
      return line;
    },
    remove: (key) => put(rows.filter((line) => line.key !== key)),
    move(key, step) {
      const index = rows.findIndex((line) => line.key === key);
      const line = rows[index];
      const to = index + step;
      if (!line || to < 0 || to >= rows.length) return;
      put(rows.toSpliced(index, 1).toSpliced(to, 0, line));
    },
    replace: (next) => put(next.map(calc)),
    restore: put,
    shape: () => shape,
    filled: () => rows.filter((line) => !options.isBlank(line)),
    blank: options.blank,
    isBlank: options.isBlank,
    onLine: (key, listener) => listen(lineListeners, key, listener),
    onAny(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function listen(all: Map<string, Set<() => void>>, key: string, listener: () => void): () => void {
  const own = all.get(key) ?? new Set();
  all.set(key, own.add(listener));
  return () => {
    own.delete(listener);
    if (own.size === 0) all.delete(key);
  };
}
