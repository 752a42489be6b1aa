import { ValueErrorType } from '@sinclair/typebox/value';
import sql, { type Sql } from 'sql-template-tag';
import {
  CONDITIONS_MAX,
  CONDITION_VALUES_MAX,
  OPERATORS,
  daysOf,
  readConditions,
  type ColumnType,
  type Condition,
  type Operator,
} from '../shared/conditions.ts';
import { DateOn, Id, QuantityText, Search, isDate } from '../shared/contract.ts';
import { refuse } from '../shared/refusal.ts';
import type { QueryCtx } from './context.ts';
import { valueOf, type ListColumn, type ListColumns } from './list-column.ts';

/**
 * The caller's conditions on the columns of a list, as SQL. Every value is a parameter; a condition
 * that does not fit its column is refused with the column's name.
 */
export function whereSql(ctx: QueryCtx, text: string | undefined, columns: ListColumns): Sql[] {
  if (!text) return [];
  const conditions = readConditions(text);
  if (conditions.length > CONDITIONS_MAX)
    refuseWhere('', { type: ValueErrorType.ArrayMaxItems, schema: { maxItems: CONDITIONS_MAX } });
  return conditions.map((condition) => {
    if (typeof condition === 'string')
      return refuseWhere('', { schema: { description: 'column.operator.value' } });
    const { column: name, operator, values } = condition;
    const column = Object.hasOwn(columns, name) ? columns[name] : undefined;
    if (!column) return refuseWhere('', { schema: { enum: Object.keys(columns) } });
    if (!OPERATORS[column.type].includes(operator))
      return refuseWhere(name, { schema: { enum: OPERATORS[column.type] } });
    if (values.length > CONDITION_VALUES_MAX)
      return refuseWhere(name, {
        type: ValueErrorType.ArrayMaxItems,
        schema: { maxItems: CONDITION_VALUES_MAX },
      });
    for (const value of values) ensureFits(name, column, operator, value);
    return conditionSql(ctx, column, condition);
  });
}

interface Fault {
  readonly type?: number;
  readonly schema: object;
}
/** The path names the column, so that the sentence does. */
function refuseWhere(column: string, fault: Fault): never {
  const path = column ? `/where/${column}` : '/where';
  return refuse('kernel.invalid_input', { errors: [{ type: -1, path, ...fault }] });
}

function ensureFits(name: string, column: ListColumn, operator: Operator, value: string): void {
  const kind = column.type;
  if (kind === 'text' && value.length > 200) refuseWhere(name, { schema: Search });
  if (kind === 'word' && column.words && !column.words.includes(value))
    refuseWhere(name, { schema: { enum: column.words } });
  const isDay = kind === 'date' || kind === 'timestamptz';
  if (isDay && operator !== 'in' && !isDate(value)) refuseWhere(name, { schema: DateOn });
  if (kind === 'numeric' && !FIGURE.test(value)) refuseWhere(name, { schema: QuantityText });
  if (kind === 'integer' && !WHOLE.test(value)) refuseWhere(name, { schema: QuantityText });
  if (kind === 'uuid' && !UUID.test(value)) refuseWhere(name, { schema: Id });
}

const FIGURE = new RegExp(QuantityText['pattern'] as string);
const WHOLE = /^-?\d{1,15}$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

function conditionSql(ctx: QueryCtx, column: ListColumn, condition: Condition): Sql {
  const { by, type } = column;
  const { operator, values } = condition;
  if (operator === 'empty' || operator === 'filled') return emptySql(column, operator);
  if (operator === 'yes' || operator === 'no') return sql`(${by}) is ${TRUTH[operator]}`;
  if (operator === 'in' || operator === 'not_in') {
    const list = type === 'uuid' ? sql`${[...values]}::uuid[]` : sql`${[...values]}::text[]`;
    return operator === 'in'
      ? sql`${by} = any(${list})`
      : sql`(${by} is null or ${by} <> all(${list}))`;
  }
  if (type === 'text') return textSql(by, operator, values[0] ?? '');
  if (type === 'date' || type === 'timestamptz') return daySql(ctx, column, condition);
  const [first = '', second = ''] = values;
  if (operator === 'between')
    return sql`${by} between ${valueOf(type, first)} and ${valueOf(type, second)}`;
  return sql`${by} ${SIGNS[operator as keyof typeof SIGNS]} ${valueOf(type, first)}`;
}

const TRUTH = { yes: sql`true`, no: sql`not true` } as const;
const SIGNS = {
  eq: sql`=`,
  ne: sql`<>`,
  lt: sql`<`,
  le: sql`<=`,
  gt: sql`>`,
  ge: sql`>=`,
} as const;

function emptySql({ by, type }: ListColumn, operator: 'empty' | 'filled'): Sql {
  const value = type === 'text' || type === 'word' ? sql`nullif(${by}, '')` : by;
  return operator === 'empty' ? sql`${value} is null` : sql`${value} is not null`;
}

function textSql(by: Sql, operator: Operator, value: string): Sql {
  const wanted = sql`lower(${value}::text)`;
  switch (operator) {
    case 'contains':
      return sql`strpos(lower(${by}), ${wanted}) > 0`;
    case 'begins':
      return sql`starts_with(lower(${by}), ${wanted})`;
    case 'not':
      return sql`coalesce(lower(${by}), '') <> ${wanted}`;
    default:
      return sql`lower(${by}) = ${wanted}`;
  }
}

/** Days become a half-open range, which an index on the column serves. */
function daySql(ctx: QueryCtx, { by, type }: ListColumn, condition: Condition): Sql {
  const days = daysOf(condition.operator, condition.values, ctx.today);
  const at = (day: string) => startOf(type, day, ctx.actor.timeZone);
  const from = days?.from ? sql`${by} >= ${at(days.from)}` : undefined;
  const before = days?.before ? sql`${by} < ${at(days.before)}` : undefined;
  if (from && before) return sql`(${from} and ${before})`;
  return from ?? before ?? sql`true`;
}

const startOf = (type: ColumnType, day: string, timeZone: string): Sql =>
  type === 'date' ? sql`${day}::date` : sql`(${day}::date)::timestamp at time zone ${timeZone}`;
