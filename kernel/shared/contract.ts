import {
  FormatRegistry,
  Kind,
  Type,
  TypeRegistry,
  type Static,
  type TSchema,
} from '@sinclair/typebox';
import { WHERE_LENGTH_MAX } from './conditions.ts';

export { Type, type Static, type TSchema };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?(Z|[+-]\d{2}:\d{2})$/;

TypeRegistry.Set<{ enum: readonly string[] }>(
  'Word',
  (schema, value) => typeof value === 'string' && schema.enum.includes(value),
);
FormatRegistry.Set('uuid', (text) => UUID.test(text));
FormatRegistry.Set('date', isDate);
FormatRegistry.Set('date-time', (text) => INSTANT.test(text) && !Number.isNaN(Date.parse(text)));
FormatRegistry.Set('email', (text) => /^[^\s@]{1,64}@[^\s@]{1,190}$/.test(text));

/** True for a day that exists, written YYYY-MM-DD, in the years that books are kept in. */
export function isDate(text: string): boolean {
  // A day more or less than the last day of the year 9999 is no date to anybody.
  if (!/^(19|2\d)\d{2}-\d{2}-\d{2}$/.test(text)) return false;
  const parsed = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text);
}

export const Id = Type.String({
  format: 'uuid',
  description: 'UUID, made by whoever creates the row',
});
/** An amount as decimal text, at most 4 decimals. */
export const MoneyText = Type.String({
  pattern: '^-?\\d{1,15}(\\.\\d{1,4})?$',
  description: 'Decimal amount',
});
/** An amount that is not negative. */
export const PriceText = Type.String({
  pattern: '^\\d{1,15}(\\.\\d{1,4})?$',
  description: 'Decimal, ≥ 0',
});
/** A quantity as decimal text, at most 6 decimals, any sign. */
export const QuantityText = Type.String({
  pattern: '^-?\\d{1,13}(\\.\\d{1,6})?$',
  description: 'Decimal quantity',
});
/** A quantity greater than zero. */
export const PositiveQuantity = Type.String({
  pattern: '^(?=[0-9.]*[1-9])\\d{1,13}(\\.\\d{1,6})?$',
  description: 'Decimal quantity > 0',
});
/** An amount greater than zero. */
export const PositiveMoney = Type.String({
  pattern: '^(?=[0-9.]*[1-9])\\d{1,15}(\\.\\d{1,4})?$',
  description: 'Decimal amount > 0',
});
/** 0 to 100 with at most 4 decimals. */
export const PercentText = Type.String({
  pattern: '^(100(\\.0{1,4})?|\\d{1,2}(\\.\\d{1,4})?)$',
  description: 'Percent, 0 to 100',
});
export const DateOn = Type.String({ format: 'date', description: 'YYYY-MM-DD' });
export const Instant = Type.String({ format: 'date-time', description: 'UTC instant' });
export const Code = Type.String({
  pattern: '^[A-Za-z0-9][A-Za-z0-9._/-]{0,39}$',
  description: 'Short human code',
});
export const Name = Type.String({ minLength: 1, maxLength: 200 });
export const Note = Type.String({ maxLength: 2000 });
export const Email = Type.String({ format: 'email', maxLength: 254 });
export const Currency = Type.String({ pattern: '^[A-Z]{3}$', description: 'ISO 4217' });
export const Version = Type.Integer({ minimum: 1, description: 'The version the caller has seen' });
export const Search = Type.String({ maxLength: 100 });
export const Limit = Type.Integer({ minimum: 1, maximum: 1000, default: 50 });
export const Cursor = Type.String({ maxLength: 400 });

export const optional = <T extends TSchema>(schema: T) => Type.Optional(schema);
export const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
/** A string that is one of these words. */
export const oneOf = <const T extends readonly string[]>(words: T) =>
  Type.Unsafe<T[number]>({ [Kind]: 'Word', type: 'string', enum: [...words] });
export const object = <T extends Record<string, TSchema>>(properties: T) =>
  Type.Object(properties, { additionalProperties: false });

/** Conditions on the columns of a list; see `conditions.ts`. */
export const Where = Type.String({
  maxLength: WHERE_LENGTH_MAX,
  description:
    'Conditions that must all hold, at most 10: column.operator.value;… with commas between several values, as in ' +
    'total.ge.1000000;status.in.approved,pending;orderedOn.last_month. Text: contains, is, not, begins, in, empty, ' +
    'filled. Figures: eq, ne, lt, le, gt, ge, between. Days: on, before, after, between, today, this_week, ' +
    'this_month, last_month, next_7_days. Words of a list: in, not_in. Yes or no: yes, no. In a value % ; , are ' +
    'written %25 %3B %2C.',
});
/** Groups instead of rows. */
export const GroupBy = Type.String({
  pattern: '^(\\*|[a-zA-Z]{1,40}(\\.(day|month|quarter|year))?)$',
  description:
    'Answers groups instead of rows: by a column, by day, month, quarter or year of a date; * is all in one',
});

/** What every list takes: a page of `limit` rows after a cursor, searched, filtered and sorted. */
export const listInput = {
  after: Type.Optional(Cursor),
  limit: Type.Optional(Limit),
  search: Type.Optional(Search),
  where: Type.Optional(Where),
  group: Type.Optional(GroupBy),
  /** Rows passed over after the cursor, for a jump far down. */
  skip: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
  sort: Type.Optional(
    Type.String({ pattern: '^-?[a-zA-Z]{1,40}$', description: 'Field; a leading - is descending' }),
  ),
} as const;

/** One group of a list: its value (null where there is none), its rows and their sums. */
export const Group = object({
  value: nullable(Type.String()),
  count: Type.Integer(),
  /** Money stands once per currency, a quantity once per unit. */
  sums: Type.Array(
    object({ column: Type.String(), unit: nullable(Type.String()), total: Type.String() }),
  ),
});
export type Group = Static<typeof Group>;

/**
 * What every list answers. `total` is exact up to 10,000 and then stands for "more than". Asked for
 * groups it answers those and no rows; `total` is then how many groups there are.
 */
export const Page = <T extends TSchema>(row: T) =>
  object({
    rows: Type.Array(row),
    next: nullable(Type.String()),
    total: Type.Integer(),
    groups: Type.Optional(Type.Array(Group)),
  });

/** The answer of a command that only needs to name what it touched. */
export const Touched = object({ id: Id, version: Type.Integer() });
