import type { Pick } from './pick-popup.tsx';

const KEPT = 5;

interface Kept {
  readonly id: string;
  readonly name: string;
  readonly code?: string | undefined;
}

let owner = '';

/** What was chosen lately belongs to one person in one company. */
export function keepPicksOf(person: string): void {
  owner = person;
}

/** The last things chosen under a name ('party', 'item') on this device by this person. */
export function recentPicks(place: string): readonly string[] {
  return read(place).map((one) => one.id);
}

export function rememberPick(place: string, { id, name, code }: Pick): void {
  const kept = [{ id, name, code }, ...read(place).filter((one) => one.id !== id)].slice(0, KEPT);
  localStorage.setItem(placeOf(place), JSON.stringify(kept));
}

/** What was used lately goes first, in the order of use; the rest keeps its order. */
export function recentFirst<P extends { id: string }>(
  hits: readonly P[],
  recent: readonly string[],
): readonly P[] {
  const used = recent.flatMap((id) => hits.filter((hit) => hit.id === id));
  const rest = hits.filter((hit) => !recent.includes(hit.id));
  return [...used, ...rest];
}

/** Finds what was used lately by its code or name, so that it is there before anything is typed. */
export async function withRecent<P extends Pick>(
  place: string,
  search: (text: string, signal: AbortSignal) => Promise<readonly P[]>,
  signal: AbortSignal,
): Promise<readonly P[]> {
  const kept = read(place);
  const known = await search('', signal);
  const missing = kept.filter((one) => !known.some((hit) => hit.id === one.id));
  const found = await Promise.all(
    missing.map((one) => search(one.code ?? one.name, signal).catch(() => [])),
  );
  const hits = [...found.flat(), ...known];
  const unique = [...new Map(hits.map((hit) => [hit.id, hit])).values()];
  return recentFirst(unique, recentPicks(place));
}

function read(place: string): readonly Kept[] {
  try {
    return JSON.parse(localStorage.getItem(placeOf(place)) ?? '[]') as Kept[];
  } catch {
    return [];
  }
}

const placeOf = (place: string): string => `poros.picks.${owner}.${place}`;
