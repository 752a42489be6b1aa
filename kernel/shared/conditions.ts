/**
 * Conditions on the columns of a list, as the address and the API carry them:
 * `total.ge.1000000;status.in.approved,pending;orderedOn.last_month`. All must hold. A value is
 * written with `%`-escapes for the signs that separate (`;` `,` `.` is free inside a value).
 */
export interface Condition {
  readonly column: string;
  readonly operator: Operator;
  readonly values: readonly string[];
}

/** How many values an operator takes; `many` is one or more. */
const VALUES = {
  contains: 1,
  begins: 1,
  is: 1,
  not: 1,
  eq: 1,
  ne: 1,
  lt: 1,
  le: 1,
  gt: 1,
  ge: 1,
  on: 1,
  before: 1,
  after: 1,
  between: 2,
  in: 'many',
  not_in: 'many',
  today: 0,
  this_week: 0,
  this_month: 0,
  last_month: 0,
  next_7_days: 0,
  yes: 0,
  no: 0,
  empty: 0,
  filled: 0,
} as const;

export type Operator = keyof typeof VALUES;
export const valuesOf = (operator: Operator): 0 | 1 | 2 | 'many' => VALUES[operator];
export const isOperator = (word: string): word is Operator => Object.hasOwn(VALUES, word);

/** What a column holds, as far as filtering, grouping and sorting need to know. */
export type ColumnType =
  'text' | 'word' | 'numeric' | 'integer' | 'date' | 'timestamptz' | 'boolean' | 'uuid';

const FIGURE = ['eq', 'ne', 'lt', 'le', 'gt', 'ge', 'between'] as const;
const DAY = [
  'on',
  'before',
  'after',
  'between',
  'today',
  'this_week',
  'this_month',
  'last_month',
  'next_7_days',
] as const;

/** The operators that fit a type, in the order in which they are offered. */
export const OPERATORS: Readonly<Record<ColumnType, readonly Operator[]>> = {
  text: ['contains', 'is', 'not', 'begins', 'in', 'empty', 'filled'],
  word: ['in', 'not_in', 'empty', 'filled'],
  numeric: [...FIGURE, 'empty', 'filled'],
  integer: [...FIGURE, 'empty', 'filled'],
  date: [...DAY, 'empty', 'filled'],
  timestamptz: [...DAY, 'empty', 'filled'],
  boolean: ['yes', 'no'],
  uuid: ['in', 'not_in', 'empty', 'filled'],
};

export const CONDITIONS_MAX = 10;
export const CONDITION_VALUES_MAX = 50;
export const WHERE_LENGTH_MAX = 2000;

export function writeConditions(conditions: readonly Condition[]): string {
  return conditions
    .map(({ column, operator, values }) =>
      [column, operator, ...(values.length > 0 ? [values.map(escaped).join(',')] : [])].join('.'),
    )
    .join(';');
}

/** The conditions of a text; a part that cannot be read stands as its own text. */
export function readConditions(text: string): (Condition | string)[] {
  return text
    .split(';')
    .filter(Boolean)
    .map((part) => readOne(part) ?? part);
}

function readOne(part: string): Condition | undefined {
  const [, column = '', operator = '', rest] =
    /^([a-zA-Z]+)\.([a-z0-9_]+)(?:\.(.*))?$/s.exec(part) ?? [];
  if (!isOperator(operator)) return undefined;
  try {
    const values = rest === undefined ? [] : rest.split(',').map(decodeURIComponent);
    const wanted = valuesOf(operator);
    const fits = wanted === 'many' ? values.length > 0 : values.length === wanted;
    return fits ? { column, operator, values } : undefined;
  } catch {
    return undefined;
  }
}

const escaped = (value: string): string =>
  value.replace(/[%;,]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** The half-open range of days that a condition on a date stands for; null has no end there. */
export interface Days {
  readonly from: string | null;
  readonly before: string | null;
}

/** Days as YYYY-MM-DD. Weeks begin on Monday. */
export function daysOf(operator: Operator, values: readonly string[], today: string): Days | null {
  const [first = '', second = ''] = values;
  const month = `${today.slice(0, 7)}-01`;
  switch (operator) {
    case 'on':
      return { from: first, before: dayPlus(first, 1) };
    case 'before':
      return { from: null, before: first };
    case 'after':
      return { from: dayPlus(first, 1), before: null };
    case 'between':
      return { from: first, before: dayPlus(second, 1) };
    case 'today':
      return { from: today, before: dayPlus(today, 1) };
    case 'this_week': {
      const monday = dayPlus(today, -((weekday(today) + 6) % 7));
      return { from: monday, before: dayPlus(monday, 7) };
    }
    case 'this_month':
      return { from: month, before: monthPlus(month, 1) };
    case 'last_month':
      return { from: monthPlus(month, -1), before: month };
    case 'next_7_days':
      return { from: today, before: dayPlus(today, 8) };
    default:
      return null;
  }
}

export const GRAINS = ['day', 'month', 'quarter', 'year'] as const;
export type Grain = (typeof GRAINS)[number];

/** The last day of the month, quarter or year that begins on `first`. */
export function lastDayOf(grain: Grain, first: string): string {
  const months = { day: 0, month: 1, quarter: 3, year: 12 }[grain];
  return months === 0 ? first : dayPlus(monthPlus(first, months), -1);
}

/** YYYY-MM-DD so many days later. */
export function dayPlus(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

const weekday = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();

function monthPlus(first: string, months: number): string {
  const at = new Date(`${first}T00:00:00Z`);
  at.setUTCMonth(at.getUTCMonth() + months);
  return at.toISOString().slice(0, 10);
}
