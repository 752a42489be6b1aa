import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { OPERATORS, valuesOf, type ColumnType, type TSchema } from '@poros/kernel/shared';
import { Refusal, runQuery } from '@poros/kernel';
import { world, type World } from '@poros/testing';
import type { Query } from './operation.ts';

/** Every query that answers pages, with something for what its path needs. */
function lists(w: World): Query[] {
  return [...w.kernel.registry.operations.values()].filter(
    (one): one is Query => one.kind === 'query' && 'where' in (one.input['properties'] as object),
  );
}

function needed(list: Query): Record<string, string> {
  const { properties, required = [] } = list.input as unknown as {
    properties: Record<string, TSchema>;
    required?: string[];
  };
  return Object.fromEntries(
    required.map((name) => [
      name,
      name === 'key'
        ? 'kernel.work_hours'
        : properties[name]?.format === 'date'
          ? '2026-11-01'
          : randomUUID(),
    ]),
  );
}

async function asked(w: World, list: Query, input: object): Promise<Refusal | null> {
  try {
    await runQuery(w, list, { ...needed(list), ...input });
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw new Error(`${list.name} ${JSON.stringify(input)}`, { cause: error });
  }
}

/** What the list itself says may stand there. */
function offered(refusal: Refusal | null): string[] {
  const [fault] = (refusal?.details['errors'] ?? []) as { schema: { enum?: string[] } }[];
  return fault?.schema.enum ?? [];
}

const SAMPLE: Readonly<Record<ColumnType, string>> = {
  text: "O'Brien \\ 100%_",
  word: 'draft',
  numeric: '12',
  integer: '12',
  date: '2026-11-21',
  timestamptz: '2026-11-21',
  uuid: '01234567-89ab-7def-8123-456789abcdef',
  boolean: 'true',
};

test('every list sorts, filters and groups by every column it names', async () => {
  const w = await world();
  let conditions = 0;
  for (const list of lists(w)) {
    const columns = offered(await asked(w, list, { where: 'nosuchcolumn.filled' }));
    for (const column of columns) {
      expect(await asked(w, list, { sort: column }), `${list.name} ${column}`).toBeNull();
      expect(await asked(w, list, { sort: `-${column}`, skip: 1 })).toBeNull();
      const operators = offered(await asked(w, list, { where: `${column}.is.x` }));
      const type = typeWith(operators);
      for (const operator of OPERATORS[type]) {
        const count = valuesOf(operator) === 'many' ? 2 : valuesOf(operator);
        const values = Array.from({ length: Number(count) }, () =>
          encodeURIComponent(SAMPLE[type]),
        );
        const where = [column, operator, ...(values.length > 0 ? [values.join(',')] : [])].join(
          '.',
        );
        const refusal = await asked(w, list, { where });
        // A word of another list is refused as a word, which is an answer too.
        if (refusal && type !== 'word') expect.fail(`${list.name} ${where}: ${refusal.code}`);
        conditions += 1;
      }
    }
    for (const column of offered(await asked(w, list, { group: 'nosuchcolumn' })))
      expect(await asked(w, list, { group: column }), `${list.name} ${column}`).toBeNull();
    if (columns.length > 0) expect(await asked(w, list, { group: '*' })).toBeNull();
  }
  expect(conditions).toBeGreaterThan(300);
});

test('every list can be filtered by each word of each closed set that its rows show', async () => {
  const w = await world();
  let words = 0;
  // Lists of what hangs on a record have none here to hang on.
  for (const list of lists(w).filter((one) => Object.keys(needed(one)).length === 0))
    for (const [field, allowed] of closedSets(list)) {
      for (const word of allowed) {
        const refusal = await asked(w, list, { where: `${field}.in.${word}` });
        expect(refusal, `${list.name} ${field} ${word}`).toBeNull();
        words += 1;
      }
      const wrong = await asked(w, list, { where: `${field}.in.no_such_word` });
      expect(offered(wrong), `${list.name} ${field}`).toEqual(allowed);
    }
  expect(words).toBeGreaterThan(60);
});

/** Fields of a list's rows that can be one of some words only. */
function closedSets(list: Query): [string, string[]][] {
  const { rows } = list.output['properties'] as { rows: { items: TSchema } };
  return Object.entries((rows.items['properties'] ?? {}) as Record<string, TSchema>).flatMap(
    ([field, one]) => {
      const of = (one['anyOf'] as TSchema[] | undefined)?.find((part) => part['enum']) ?? one;
      const allowed = of['enum'] as string[] | undefined;
      return allowed && allowed.length > 1 ? [[field, allowed] satisfies [string, string[]]] : [];
    },
  );
}

/** `is` fits text alone, so asking with it names the operators of every other type. */
function typeWith(operators: readonly string[]): ColumnType {
  const types = Object.keys(OPERATORS) as ColumnType[];
  return types.find((type) => OPERATORS[type].join() === operators.join()) ?? 'text';
}
