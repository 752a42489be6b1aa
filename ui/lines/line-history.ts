import type { LineBase, LineStore } from './line-store.ts';

const KEPT = 100;

/** The steps of one grid that can be taken back and done again. */
export interface LineHistory {
  /** Before a person changes something. */
  mark(): void;
  undo(): boolean;
  redo(): boolean;
}

/**
 * Remembers the lines as they were before each act of the person. What the page fills in by itself
 * (a price that was looked up) belongs to the act before it. Lines are shared between the steps, so
 * a step costs one list of references.
 */
export function lineHistory<L extends LineBase>(store: LineStore<L>): LineHistory {
  let past: (readonly L[])[] = [];
  let future: (readonly L[])[] = [];
  function go(from: (readonly L[])[], to: (readonly L[])[]): boolean {
    const now = store.rows();
    let then = from.pop();
    while (then === now) then = from.pop();
    if (!then) return false;
    to.push(now);
    store.restore(then);
    return true;
  }
  return {
    mark() {
      const now = store.rows();
      if (past.at(-1) === now) return;
      past = [...past.slice(1 - KEPT), now];
      future = [];
    },
    undo: () => go(past, future),
    redo: () => go(future, past),
  };
}
