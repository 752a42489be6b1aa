import {
  FormatRegistry,
  Kind,
  Type,
  TypeRegistry,
  type Static,
  type TSchema,
} from '@sinclair/typebox';

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

/** True for a day that exists, written YYYY-MM-DD. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
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
export const Limit = Type.Integer({ minimum: 1, maximum: 200, default: 50 });
export const Cursor = Type.String({ maxLength: 400 });

export const optional = <T extends TSchema>(schema: T) => Type.Optional(schema);
export const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
/** A string that is one of these words. */
export const oneOf = <const T extends readonly string[]>(words: T) =>
  Type.Unsafe<T[number]>({ [Kind]: 'Word', type: 'string', enum: [...words] });
export const object = <T extends Record<string, TSchema>>(properties: T) =>
  Type.Object(properties, { additionalProperties: false });

/** What every list takes: a page of `limit` rows after a cursor, searched and sorted. */
export const listInput = {
  after: Type.Optional(Cursor),
  limit: Type.Optional(Limit),
  search: Type.Optional(Search),
  sort: Type.Optional(
    Type.String({ pattern: '^-?[a-zA-Z]{1,40}$', description: 'Field; a leading - is descending' }),
  ),
} as const;

/** What every list answers. `total` is exact up to 10,000 and then stands for "more than". */
export const Page = <T extends TSchema>(row: T) =>
  object({ rows: Type.Array(row), next: nullable(Type.String()), total: Type.Integer() });

/** The answer of a command that only needs to name what it touched. */
export const Touched = object({ id: Id, version: Type.Integer() });
