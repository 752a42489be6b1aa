import type { Finding } from '../source/finding.ts';
import { inModule, type Subject } from './subject.ts';

type Moves = Readonly<Record<string, readonly string[]>>;

/**
 * A move table (`orderMoves`): every state can be reached from the first one, and the table's check
 * allows the same.
 */
export function* moves({ shared, columns }: Subject): Generator<Finding> {
  for (const [module, exports] of shared) {
    const checks = columns.filter(({ table, words }) => words && table.startsWith(`${module}.`));
    for (const [name, value] of Object.entries(exports)) {
      if (!name.endsWith('Moves') || !isMoves(value)) continue;
      const states = Object.keys(value);
      const say = (message: string) =>
        inModule('moves', module, `${name}: ${message}`, 'shared/index.ts');
      for (const target of new Set(Object.values(value).flat()))
        if (!states.includes(target))
          yield say(`${target} can be moved to but has no row of its own`);
      const reached = reachable(value, states[0] ?? '');
      for (const state of states)
        if (!reached.has(state)) yield say(`${state} can never be reached`);
      if (!checks.some(({ words }) => sameWords(words ?? [], states)))
        yield say(`no check in ${module}'s tables allows just ${states.join(', ')}`);
    }
  }
}

function isMoves(value: unknown): value is Moves {
  return typeof value === 'object' && value !== null && Object.values(value).every(Array.isArray);
}

function reachable(table: Moves, birth: string): Set<string> {
  const reached = new Set<string>();
  const waiting = [birth];
  for (let state = waiting.pop(); state !== undefined; state = waiting.pop()) {
    if (reached.has(state)) continue;
    reached.add(state);
    waiting.push(...(table[state] ?? []));
  }
  return reached;
}

const sameWords = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((word) => other.includes(word));
