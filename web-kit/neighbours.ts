import { useEffect, useSyncExternalStore } from 'react';

interface Walk {
  /** In the order of the list; holes are rows that were not read. */
  readonly addresses: readonly (string | undefined)[];
  readonly total: number | undefined;
  /** The list's own address with its filters, for the way back. */
  readonly back: string;
  /** The address at a place that was not read yet; none beyond the end. */
  find?(place: number): Promise<string | undefined>;
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
 * The records before and after an address in the list it was opened from, read on where the list
 * was not read so far; null when the address came from elsewhere.
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
  useEffect(() => {
    if (at < 0) return;
    for (const place of [at - 1, at + 1]) void readOn(now, place);
  }, [now, at]);
  if (at < 0) return null;
  return {
    place: at + 1,
    total: now.total ?? now.addresses.length,
    back: now.back,
    previous: now.addresses[at - 1],
    next: now.addresses[at + 1],
  };
}

async function readOn(of: Walk, place: number): Promise<void> {
  const isKnown = of.addresses[place] !== undefined;
  if (isKnown || place < 0 || place >= (of.total ?? of.addresses.length)) return;
  const found = await of.find?.(place).catch(() => undefined);
  if (found === undefined || walk !== of) return;
  const addresses = [...of.addresses];
  addresses[place] = found;
  rememberWalk({ ...of, addresses });
}
