import type { Command } from './command.ts';
import type { Entry } from './outbox.ts';
import type { Cursor } from './upstream.ts';

/** Commands of others that a branch holds; the collection of its own scope. */
export const HELD = 'sync.held';

/** A command as a branch tells it to its tills. */
export interface Held {
  readonly command: Command;
  readonly seqs?: Readonly<Record<string, number>>;
  readonly history?: string;
  readonly is: 'stored' | 'applied' | 'conflict' | 'rejected';
}

/**
 * What is not in the replica yet but has happened: own commands and those the branch holds, in the
 * order they were made, each once. An applied one stays until the replica has read past its effect,
 * so that nothing flickers; one that was refused is in the list that needs attention instead.
 * `cursors` has every scope the device follows, without a value where it was not read yet.
 */
export function overlay(
  own: readonly Entry[],
  held: readonly Held[],
  cursors: ReadonlyMap<string, Cursor | undefined>,
): readonly Command[] {
  const shown = new Map<string, Command>();
  for (const entry of own)
    if (isAhead(fateOf(entry), cursors)) shown.set(entry.command.id, entry.command);
  const mine = new Set(own.map(({ command }) => command.id));
  for (const one of held)
    if (!mine.has(one.command.id) && isAhead(one, cursors)) shown.set(one.command.id, one.command);
  return [...shown.values()];
}

type Fate = Omit<Held, 'command'>;

const fateOf = ({ final, state }: Entry): Fate => {
  if (!final || (state !== 'final' && state !== 'settled')) return { is: 'stored' };
  return final.is === 'applied'
    ? { is: 'applied', seqs: final.seqs, history: final.history }
    : { is: final.is };
};

/** Whether the replica lacks its effect. */
function isAhead(fate: Fate, cursors: ReadonlyMap<string, Cursor | undefined>): boolean {
  if (fate.is === 'stored') return true;
  if (fate.is !== 'applied') return false;
  return Object.entries(fate.seqs ?? {}).some(([scope, seq]) => {
    // A scope this device does not follow has nothing to show here.
    if (!cursors.has(scope)) return false;
    const cursor = cursors.get(scope);
    if (!cursor) return true;
    return cursor.history === fate.history
      ? cursor.seq < seq
      : cursor.history < (fate.history ?? '');
  });
}
