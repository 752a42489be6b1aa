import { TypeCompiler, type TypeCheck, type ValueError } from '@sinclair/typebox/compiler';
import { Value, ValueErrorType } from '@sinclair/typebox/value';
import type { TSchema } from '@sinclair/typebox';
import { MoneyText, PercentText, PriceText, Code } from '../shared/contract.ts';
import { PositiveMoney, PositiveQuantity, QuantityText } from '../shared/contract.ts';
import { Refusal } from '../shared/refusal.ts';
import type { Dictionary, Language } from '../shared/words.ts';
import { fieldName } from './field-name.ts';

/** What is wrong with one field: a whole sentence that names it as the form does. */
export interface FieldProblem {
  readonly path: string;
  readonly message: string;
}
interface Speaker {
  say(language: Language, key: string, values?: Readonly<Record<string, unknown>>): string;
  words(language: Language): Dictionary;
}

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
  options: { convert: boolean; owner?: string },
): unknown {
  const value = cleanText(options.convert ? Value.Convert(schema, input) : input);
  const check = checkOf(schema);
  if (check.Check(value)) return Value.Default(schema, value);
  throw new Refusal('kernel.invalid_input', {
    errors: [...firstPerPath(check.Errors(value))],
    owner: options.owner,
  });
}

/** The fields of a `kernel.invalid_input` refusal in the reader's language. */
export function fieldProblems(
  refusal: Refusal,
  language: Language,
  speaker: Speaker,
): FieldProblem[] {
  const errors = (refusal.details['errors'] ?? []) as Fault[];
  const [owner = ''] = String(refusal.details['owner'] ?? '').split('.');
  return errors.map((error) => {
    const path = error.path.replace(/^\//, '').replaceAll('/', '.');
    const [word, values] = wordFor(error);
    const name =
      fieldName(speaker.words(language), owner, path) ?? speaker.say(language, 'kernel.field.this');
    return { path, message: speaker.say(language, `kernel.field.${word}`, { ...values, name }) };
  });
}

type Fault = Omit<ValueError, 'errors' | 'value'> & { readonly isEmpty?: boolean };

function* firstPerPath(errors: Iterable<ValueError>): Generator<Fault> {
  const seen = new Set<string>();
  for (const outer of errors) {
    if (seen.has(outer.path) || seen.size >= 50) continue;
    seen.add(outer.path);
    const { type, path, message, schema, value } = meant(outer);
    const isEmpty = value === '' || value === null || value === undefined;
    yield { type, path, message, schema, isEmpty };
  }
}

/** What may also be null was meant as what it is otherwise: an amount, a day. */
function meant(error: ValueError): ValueError {
  const variants = (error.schema as { anyOf?: TSchema[] }).anyOf;
  const [first] = variants?.filter((one) => one['type'] !== 'null') ?? [];
  const inner = first && Value.Errors(first, error.value).First();
  return inner ? { ...meant(inner), path: error.path + inner.path } : error;
}

/** What people write in a field of this pattern or format, for the example in the sentence. */
const KINDS = new Map<unknown, string>([
  ...[MoneyText, PriceText].map(({ pattern }) => [pattern, 'money'] as const),
  [PositiveMoney.pattern, 'positive_money'],
  [QuantityText.pattern, 'quantity'],
  [PositiveQuantity.pattern, 'positive_quantity'],
  [PercentText.pattern, 'percent'],
  [Code.pattern, 'code'],
  ['uuid', 'choice'],
  ['date', 'date'],
  ['date-time', 'instant'],
  ['email', 'email'],
]);

type Values = Readonly<Record<string, unknown>>;

function wordFor(error: Fault): [word: string, values?: Values] {
  const schema = error.schema as TSchema & Record<string, unknown>;
  const kind = KINDS.get(schema['pattern'] ?? schema['format']);
  const isMissing = error.type === ValueErrorType.ObjectRequiredProperty || error.isEmpty === true;
  if (isMissing && error.type !== ValueErrorType.ObjectAdditionalProperties) return ['required'];
  switch (error.type) {
    case ValueErrorType.ObjectAdditionalProperties:
      return ['unknown'];
    case ValueErrorType.StringMaxLength:
      return ['too_long', { limit: schema['maxLength'] }];
    case ValueErrorType.StringMinLength:
      return ['too_short', { limit: schema['minLength'] }];
    case ValueErrorType.ArrayMaxItems:
      return ['too_many', { limit: schema['maxItems'] }];
    case ValueErrorType.ArrayMinItems:
      return ['too_few', { limit: schema['minItems'] }];
    case ValueErrorType.IntegerMinimum:
      return ['too_small', { limit: schema['minimum'] }];
    case ValueErrorType.IntegerMaximum:
      return ['too_large', { limit: schema['maximum'] }];
    default:
      if (kind) return [`not_${kind}`];
      if (Array.isArray(schema['enum']))
        return ['not_allowed', { allowed: schema['enum'].join(', ') }];
      return [schema['description'] === UNPRINTABLE ? 'unprintable' : 'wrong_format'];
  }
}

const UNPRINTABLE = 'printable text';

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
  const schema = { description: UNPRINTABLE };
  throw new Refusal('kernel.invalid_input', {
    errors: [{ path, schema, type: -1, message: '', value: undefined }],
  });
}
