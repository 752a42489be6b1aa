import type { TSchema } from '@sinclair/typebox';

/**
 * What a contract marks `secret: true` (passwords, codes) never reaches a log, the audit trail or
 * an event.
 */
export function redact(schema: TSchema, input: unknown): unknown {
  const properties = (schema as { properties?: Record<string, { secret?: boolean }> }).properties;
  if (!properties || input === null || typeof input !== 'object') return input;
  return Object.fromEntries(
    Object.entries(input).map(([key, value]) => [
      key,
      properties[key]?.secret ? '[secret]' : value,
    ]),
  );
}
