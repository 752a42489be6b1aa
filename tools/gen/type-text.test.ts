import { expect, test } from 'vitest';
import { Id, MoneyText, Type, nullable, object, oneOf, optional } from '@poros/kernel/shared';
import { typeText, type JsonSchema } from './type-text.ts';

const options = { indent: 0, allowsUndefined: false };

test('a contract becomes the type its own author would have written', () => {
  const Order = object({
    id: Id,
    status: oneOf(['draft', 'approved']),
    note: optional(Type.String()),
    dueOn: nullable(Type.String()),
    lines: Type.Array(object({ itemId: Id, price: MoneyText })),
    tags: Type.Array(nullable(Type.String())),
    byMonth: Type.Record(Type.String(), Type.Integer()),
    anything: Type.Unknown(),
  });

  expect(typeText(Order as JsonSchema, options)).toBe(`{
  id: string;
  status: 'draft' | 'approved';
  note?: string;
  dueOn: string | null;
  lines: {
    itemId: string;
    price: string;
  }[];
  tags: (string | null)[];
  byMonth: Record<string, number>;
  anything: unknown;
}`);
});

test('an optional field of an input may be given as undefined', () => {
  const text = typeText(object({ note: optional(Type.String()) }) as JsonSchema, {
    ...options,
    allowsUndefined: true,
  });

  expect(text).toBe('{\n  note?: string | undefined;\n}');
});

test('an empty contract takes nothing, and an unknown schema is unknown rather than any', () => {
  expect(typeText(object({}) as JsonSchema, options)).toBe('Record<string, never>');
  expect(typeText({}, options)).toBe('unknown');
});
