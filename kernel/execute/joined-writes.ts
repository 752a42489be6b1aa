import type { Sql } from 'sql-template-tag';
import { insertOf, insertParts } from './tables.ts';

interface Group {
  readonly key: string;
  readonly statements: Sql[];
}

/**
 * The writes of many commands as few statements. Each command's own order holds; inserts of the
 * same columns become one, and the same check (`select kernel.expect(…)`) is asked once.
 */
export function joinedWrites(queues: readonly (readonly Sql[])[]): Sql[] {
  const groups: Group[] = [];
  const places = new Map<string, number[]>();
  for (const queue of queues) {
    let last = -1;
    for (const statement of queue) {
      const key = keyOf(statement);
      const found = key && places.get(key)?.find((place) => place >= last);
      if (key && typeof found === 'number') {
        groups[found]?.statements.push(statement);
        last = found;
        continue;
      }
      last = groups.push({ key, statements: [statement] }) - 1;
      if (key) places.set(key, [...(places.get(key) ?? []), last]);
    }
  }
  return groups.map(({ statements }) => joined(statements));
}

const IS_CHECK = /^\s*select kernel\.expect\(/;

function keyOf(statement: Sql): string {
  const parts = insertParts(statement);
  if (parts) return `${parts.table}(${parts.names.join()})`;
  return IS_CHECK.test(statement.text)
    ? `${statement.text} ${JSON.stringify(statement.values)}`
    : '';
}

function joined(statements: readonly Sql[]): Sql {
  const [first] = statements;
  if (!first) throw new Error('a group of writes has at least one');
  const parts = insertParts(first);
  if (!parts || statements.length === 1) return first;
  const rows = statements.flatMap((one) => insertParts(one)?.rows ?? []);
  return insertOf(parts.table, parts.names, rows);
}
