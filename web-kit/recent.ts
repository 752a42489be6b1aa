import { useEffect, useSyncExternalStore } from 'react';

/** A record that was opened on this device. */
export interface Recent {
  readonly path: string;
  readonly word: string;
  readonly detail?: string | undefined;
}

const KEPT = 8;
let place = '';
let recent: readonly Recent[] = [];
const listeners = new Set<() => void>();

/** Recent records belong to one person in one company. */
export function openRecent(owner: string): void {
  place = `poros.recent.${owner}`;
  try {
    put(JSON.parse(localStorage.getItem(place) ?? '[]') as Recent[]);
  } catch {
    put([]);
  }
}

export const useRecent = (): readonly Recent[] => useSyncExternalStore(subscribe, () => recent);

/** Remembers that a record was opened; document and form pages do it themselves. */
export function useRemember(path: string, word: string, detail?: string): void {
  useEffect(() => {
    if (!place || !word || path.endsWith('/new')) return;
    put([{ path, word, detail }, ...recent.filter((one) => one.path !== path)].slice(0, KEPT));
    // The disk can wait until the record is painted.
    const [owner, now] = [place, JSON.stringify(recent)];
    setTimeout(() => localStorage.setItem(owner, now));
  }, [path, word, detail]);
}

function put(next: readonly Recent[]): void {
  recent = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
