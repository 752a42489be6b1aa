import { TypeCompiler, type TypeCheck, type ValueError } from '@sinclair/typebox/compiler';
import { Value, ValueErrorType } from '@sinclair/typebox/value';
import type { TSchema } from '@sinclair/typebox';
import { Refusal } from '../shared/refusal.ts';
import type { Language } from '../shared/words.ts';

export interface FieldProblem {
  readonly path: string;
  readonly message: string;
}
type Say = (language: Language, key: string, values?: Readonly<Record<string, unknown>>) => string;

const compiled = new WeakMap<TSchema, TypeCheck<TSchema>>();

/** The compiled check of a contract, made once. */
export function checkOf(schema: TSchema): TypeCheck<TSchema> {
  let check = compiled.get(schema);
  if (!check) {
    check = TypeCompiler.Compile(schema);
    compiled.set(schema, check);
  }
  return check;
}

/**
 * Holds input against its contract; refuses with one sentence per field. Query strings may be
 * converted first.
 */
export function checkInput(
  schema: TSchema,
  input: unknown,
  options: { convert: boolean },
): unknown {
  const value = cleanText(options.convert ? Value.Convert(schema, input) : input);
  const check = checkOf(schema);
  if (check.Check(value)) return Value.Default(schema, value);
  throw new Refusal('kernel.invalid_input', { errors: [...firstPerPath(check.Errors(value))] });
}

/** The fields of a `kernel.invalid_input` refusal in the reader's language. */
export function fieldProblems(refusal: Refusal, language: Language, say: Say): FieldProblem[] {
  const errors = (refusal.details['errors'] ?? []) as ValueError[];
  return errors.map((error) => ({
    path: error.path.replace(/^\//, '').replaceAll('/', '.'),
    message: say(language, ...wordFor(error)),
  }));
}

function* firstPerPath(errors: Iterable<ValueError>): Generator<ValueError> {
  const seen = new Set<string>();
  for (const error of errors) {
    if (seen.has(error.path) || seen.size >= 50) continue;
    seen.add(error.path);
    yield { ...error, value: undefined, schema: error.schema, errors: [] };
  }
}

function wordFor(error: ValueError): [string, Record<string, unknown>] {
  const schema = error.schema as TSchema & Record<string, unknown>;
  const word = (
    name: string,
    values: Record<string, unknown> = {},
  ): [string, Record<string, unknown>] => [`kernel.field.${name}`, values];
  switch (error.type) {
    case ValueErrorType.ObjectRequiredProperty:
      return word('required');
    case ValueErrorType.ObjectAdditionalProperties:
      return word('unknown');
    case ValueErrorType.StringMaxLength:
      return word('too_long', { limit: schema['maxLength'] });
    case ValueErrorType.StringMinLength:
      return word('too_short', { limit: schema['minLength'] });
    case ValueErrorType.ArrayMaxItems:
      return word('too_many', { limit: schema['maxItems'] });
    case ValueErrorType.ArrayMinItems:
      return word('too_few', { limit: schema['minItems'] });
    case ValueErrorType.IntegerMinimum:
      return word('too_small', { limit: schema['minimum'] });
    case ValueErrorType.IntegerMaximum:
      return word('too_large', { limit: schema['maximum'] });
    case ValueErrorType.StringFormat:
      return word('wrong_format', { expected: schema['format'] });
    case ValueErrorType.StringPattern:
      return word('wrong_format', { expected: schema['description'] ?? schema['pattern'] });
    default:
      if (Array.isArray(schema['enum']))
        return word('not_allowed', { allowed: schema['enum'].join(', ') });
      return word('wrong_type', { expected: schema['description'] ?? schema['type'] ?? '' });
  }
}

/**
 * NFC for every text; what PostgreSQL cannot store (NUL, lone surrogates) is refused here, by name
 * of the field.
 */
function cleanText(value: unknown, path = ''): unknown {
  if (typeof value === 'string') {
    if (value.includes('\u0000') || !value.isWellFormed()) unprintable(path);
    return value.normalize('NFC');
  }
  if (Array.isArray(value)) return value.map((one, index) => cleanText(one, `${path}/${index}`));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, cleanText(one, `${path}/${key}`)]),
  );
}

function unprintable(path: string): never {
  const schema = { description: 'printable text' };
  throw new Refusal('kernel.invalid_input', {
    errors: [{ path, schema, type: -1, message: '', value: undefined }],
  });
}
