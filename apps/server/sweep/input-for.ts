import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { Harvest, Row } from './harvest.ts';
import { tableOfField } from './overrides.ts';
import type { Caller, Input } from './sweep-server.ts';

/** Which optional fields are given. */
export type Fullness = 'ids' | 'all' | 'required';

export interface Making {
  readonly operation: string;
  readonly http: string;
  readonly caller: Caller;
  readonly harvest: Harvest;
  readonly fullness: Fullness;
  /** Another attempt chooses other rows and other words. */
  readonly attempt: number;
  /** Ids that are not named where others can be. */
  readonly untouched: ReadonlySet<string>;
}

interface Schema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

/** No row of the kind is there yet: a later round may have one. */
export class NothingToName extends Error {}

/**
 * A valid input made from the contract: ids from the tenant's own rows by the field's name, fitting
 * each other.
 */
export function inputFor(schema: unknown, making: Making): Input {
  const chosen: Chosen[] = [];
  return objectFor(schema as Schema, { ...making, chosen });
}

interface Chosen {
  readonly name: string;
  readonly table: string;
  readonly row: Row;
}
interface Context extends Making {
  readonly chosen: Chosen[];
}

let sequence = 0;

function objectFor(schema: Schema, context: Context): Input {
  const entries = Object.entries(schema.properties ?? {});
  const given = entries.filter(
    ([name, one]) =>
      schema.required?.includes(name) ||
      context.fullness === 'all' ||
      (context.fullness === 'ids' && isReference(name, one)),
  );
  // Ids first: versions and lines must fit the record that is addressed.
  given.sort(([a, one], [b, other]) => rank(a, one) - rank(b, other));
  const made = given.map(([name, one]) => [name, valueFor(name, one, context)] as const);
  return Object.fromEntries(made.filter(([, value]) => value !== undefined));
}

const rank = (name: string, schema: Schema): number =>
  isReference(name, schema) ? 0 : name === 'version' ? 2 : schema.type === 'array' ? 3 : 1;
const isReference = (name: string, schema: Schema): boolean =>
  /Ids?$/.test(name) && name !== 'id' && JSON.stringify(schema).includes('"uuid"');

function valueFor(name: string, schema: Schema, context: Context): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[context.attempt % schema.enum.length];
  if (schema.anyOf) {
    const real = schema.anyOf.filter((one) => one.type !== 'null');
    const [first] = real.length > 0 ? real : schema.anyOf;
    return (
      first && valueFor(name, real[context.attempt % Math.max(1, real.length)] ?? first, context)
    );
  }
  switch (schema.type) {
    case 'string':
      return textFor(name, schema, context);
    case 'integer':
    case 'number':
      return numberFor(name, schema, context);
    case 'boolean':
      return context.attempt % 2 === 0;
    case 'array':
      return Array.from({ length: Math.max(1, schema.minItems ?? 0) }, () =>
        valueFor(name.replace(/s$/, ''), schema.items ?? {}, context),
      );
    case 'object':
      return objectFor(schema, context);
    case 'null':
      return null;
    default:
      return 'x';
  }
}

/** A version is that of the record at the end of the address. */
function numberFor(name: string, schema: Schema, { chosen, http }: Context): number {
  const addressed = /:(\w+)(?!.*:)/.exec(http)?.[1];
  const row = (chosen.find((one) => one.name === addressed) ?? chosen[0])?.row;
  if (name === 'version' && typeof row?.['version'] === 'number') return row['version'];
  return Math.max(1, schema.minimum ?? 1);
}

function textFor(name: string, schema: Schema, context: Context): string {
  sequence += 1;
  if (schema.format === 'uuid') return name === 'id' ? randomUUID() : idFor(name, context);
  if (schema.format === 'date')
    return /(to|until|due|expir)/i.test(name) ? '2026-11-28' : '2026-11-20';
  if (schema.format === 'date-time') return '2026-11-20T03:00:00.000Z';
  if (schema.format === 'email') return `sweep${sequence}@example.com`;
  if (schema.pattern) return patternText(name, schema);
  const text = `Sweep ${name} ${sequence}`.padEnd(schema.minLength ?? 0, 'x');
  return text.slice(0, schema.maxLength ?? 200);
}

/** Words that mean something first; then anything that matches. */
function patternText(name: string, { pattern = '' }: Schema): string {
  const number = String(sequence).padStart(4, '0');
  const examples = [
    `SW${number}`,
    '10',
    '1',
    '0.5',
    'IDR',
    `08123456${number}`,
    `10000000000${number}`.slice(-16),
    'Asia/Jakarta',
    '2026-11',
    '2026',
    '09:00',
    'https://example.com/sweep',
  ];
  const regex = new RegExp(pattern, 'u');
  const matching = examples.find((one) => regex.test(one));
  if (matching !== undefined) return matching;
  const [made] = fc.sample(fc.stringMatching(regex), { numRuns: 1, seed: sequence });
  if (made === undefined)
    throw new Error(`no example for the pattern ${pattern} of ${name}: add one to the sweep`);
  return made;
}

/**
 * An id of the tenant's rows by the field's name: customerId → party.customer, orderId →
 * sales.sales_order.
 */
function idFor(name: string, context: Context): string {
  const stem = name.replace(/Ids?$/, '').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const table = tableFor(stem, context);
  const rows = (context.harvest.tables.get(table) ?? []).filter(
    (row) => typeof row['id'] === 'string' && !context.untouched.has(row['id']),
  );
  const unused = rows.filter(
    (row) => !context.chosen.some((one) => one.table === table && one.row === row),
  );
  const fitting = (unused.length > 0 ? unused : rows)
    .map((row, index) => ({ row, index, fit: fitOf(row, context) }))
    .sort((a, b) => b.fit - a.fit || a.index - b.index);
  const pick = fitting[context.attempt % Math.max(1, fitting.length)];
  if (!pick) throw new NothingToName(`${context.operation}: no ${stem} to name`);
  context.chosen.push({ name, table, row: pick.row });
  return String(pick.row['id']);
}

/**
 * How well a row fits: it names, or is named by, what was chosen before; what is archived fits
 * badly.
 */
function fitOf(row: Row, { chosen }: Context): number {
  const values = new Set(Object.values(row));
  const related = chosen.filter(
    (one) => values.has(one.row['id']) || Object.values(one.row).includes(row['id']),
  ).length;
  const isGone = row['deleted_at'] !== null && row['deleted_at'] !== undefined;
  return related - (isGone ? 10 : 0);
}

/** 'to_warehouse' → to_warehouse, warehouse */
const endings = (stem: string): string[] =>
  stem.split('_').map((_word, index, words) => words.slice(index).join('_'));

function tableFor(stem: string, { operation, harvest }: Context): string {
  const known = tableOfField[stem];
  if (known !== undefined) return known;
  const [module = '', use = ''] = operation.split('.');
  const tables = [...harvest.tables]
    .filter(([, [first]]) => first?.['id'] !== undefined)
    .map(([table]) => table);
  const noun = use.split('_').slice(1).join('_').replace(/ies$/, 'y').replace(/s$/, '');
  for (const one of [...endings(stem), ...endings(noun)]) {
    const found =
      tables.find(
        (table) => table === `${module}.${one}` || table === `${module}.${module}_${one}`,
      ) ??
      tables.find((table) => table.endsWith(`.${one}`)) ??
      tables.find((table) => table.startsWith(`${module}.`) && table.endsWith(`_${one}`)) ??
      tables.find((table) => table.endsWith(`_${one}`));
    if (found) return found;
  }
  throw new NothingToName(`${operation}: no table for ${stem}Id has rows`);
}
