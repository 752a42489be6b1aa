import { useSyncExternalStore } from 'react';

interface Walk {
  readonly addresses: readonly string[];
  readonly total: number | undefined;
  /** The list's own address with its filters, for the way back. */
  readonly back: string;
}

let walk: Walk = { addresses: [], total: undefined, back: '' };
const listeners = new Set<() => void>();

/** A list remembers its order when a row is opened, so that J and K in the record follow it. */
export function rememberWalk(next: Walk): void {
  walk = next;
  for (const listener of listeners) listener();
}

export interface Neighbours {
  readonly place: number;
  readonly total: number;
  readonly previous: string | undefined;
  readonly next: string | undefined;
  readonly back: string;
}

/**
 * The records before and after an address in the list it was opened from; null when it came from
 * elsewhere.
 */
export function useNeighbours(address: string): Neighbours | null {
  const now = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => walk,
  );
  const at = now.addresses.indexOf(address);
  if (at < 0) return null;
  return {
    place: at + 1,
    total: now.total ?? now.addresses.length,
    back: now.back,
    previous: now.addresses[at - 1],
    next: now.addresses[at + 1],
  };
}
