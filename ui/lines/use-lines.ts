import { useState, useSyncExternalStore } from 'react';
import { lineStore, type LineBase, type LineStore, type LineStoreOptions } from './line-store.ts';

/** Makes the line store of a page once. */
export function useLines<L extends LineBase>(options: LineStoreOptions<L>): LineStore<L> {
  const [store] = useState(() => lineStore(options));
  return store;
}

/** All lines, awake on every change: for totals. Compute with exact decimals, never with floats. */
export function useLineRows<L extends LineBase>(store: LineStore<L>): readonly L[] {
  return useSyncExternalStore(store.onAny, store.rows);
}
