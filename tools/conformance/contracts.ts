import type { Operation } from '@poros/kernel';
import type { Finding } from '../source/finding.ts';
import type { JsonSchema } from '../gen/type-text.ts';
import { inModule, snakeOf, type ColumnFact, type Subject } from './subject.ts';

type Schema = JsonSchema & Readonly<Record<string, unknown>>;

/**
 * Whatever comes in is bounded: a text has a length, a pattern or words, a list has a largest
 * number of rows.
 */
export function* boundedInputs({ registry }: Subject): Generator<Finding> {
  for (const { name, input, http } of registry.operations.values())
    for (const path of unbounded(input, ''))
      yield inModule('bounds', moduleOf(name), `${name} (${http}) takes ${path} without a limit`);
}

function* unbounded(schema: Schema, path: string): Generator<string> {
  if (schema.enum || schema.const !== undefined) return;
  for (const one of schema.anyOf ?? schema.allOf ?? []) yield* unbounded(one as Schema, path);
  if (
    schema.type === 'string' &&
    !['maxLength', 'pattern', 'format'].some((limit) => limit in schema)
  )
    yield path || 'its input';
  if (schema.type === 'array') {
    if (!('maxItems' in schema)) yield `${path}[]`;
    yield* unbounded((schema.items ?? {}) as Schema, `${path}[]`);
  }
  for (const [name, one] of Object.entries(schema.properties ?? {}))
    yield* unbounded(one as Schema, path ? `${path}.${name}` : name);
}

/**
 * Where a contract's field bears the name of a column, both agree on null, on words and on length.
 */
export function* agreeing({ registry, columns }: Subject): Generator<Finding> {
  const tables = Map.groupBy(columns, (column) => column.table);
  for (const operation of registry.operations.values()) {
    const table = tableOf(operation, tables);
    if (!table) continue;
    const sides = [
      ['takes', operation.input],
      ['answers', rowOf(operation.output)],
    ] as const;
    for (const [verb, schema] of sides) {
      if (verb === 'takes' && operation.kind === 'query') continue;
      for (const [field, one] of Object.entries((schema as Schema).properties ?? {})) {
        const column = table.find((fact) => fact.column === snakeOf(field));
        const message = column && disagreement(one as Schema, column, verb === 'takes');
        if (message)
          yield inModule(
            'contract',
            moduleOf(operation.name),
            `${operation.name} ${verb} ${field}: ${message}`,
          );
      }
    }
  }
}

/** create_order → sales.order or sales.sales_order; lists answer rows of the singular. */
function tableOf(
  { name }: Operation,
  tables: ReadonlyMap<string, ColumnFact[]>,
): ColumnFact[] | undefined {
  const [module = '', use = ''] = name.split('.');
  const noun = use.split('_').slice(1).join('_');
  const singular = [
    noun,
    noun.replace(/ies$/, 'y'),
    noun.replace(/(ch|sh|s|x)es$/, '$1'),
    noun.replace(/s$/, ''),
  ];
  for (const one of singular) {
    const table = tables.get(`${module}.${one}`) ?? tables.get(`${module}.${module}_${one}`);
    if (table) return table;
  }
  return undefined;
}

/** The row of a page, or the record itself. */
function rowOf(output: Schema): Schema {
  const rows = output.properties?.['rows'] as Schema | undefined;
  return (rows?.items as Schema | undefined) ?? output;
}

function disagreement(schema: Schema, column: ColumnFact, isInput: boolean): string | undefined {
  const { table, isRequired, hasDefault, words, lengthMax } = column;
  const takesNull = schema.anyOf?.some((one) => one.type === 'null') ?? false;
  if (isInput && takesNull && isRequired && !hasDefault)
    return `null, which ${table}.${column.column} does not hold`;
  const allowed = schema.enum ?? schema.anyOf?.find((one) => one.enum)?.enum;
  const wrong = isInput
    ? allowed?.find((word) => words && !words.includes(String(word)))
    : words?.find((word) => allowed && !allowed.includes(word));
  if (wrong !== undefined)
    return isInput
      ? `\`${String(wrong)}\`, which the check of ${table} refuses`
      : `not \`${String(wrong)}\`, which ${table} may hold`;
  const longest = Number(schema['maxLength'] ?? 0);
  if (isInput && lengthMax !== null && longest > lengthMax)
    return `${longest} characters, of which ${table} keeps ${lengthMax}`;
  return undefined;
}

const moduleOf = (name: string): string => name.split('.')[0] ?? '';
