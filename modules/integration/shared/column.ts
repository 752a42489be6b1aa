import {
  Type,
  nullable,
  object,
  oneOf,
  optional,
  type Static,
  type TSchema,
} from '@poros/kernel/shared';

export const COLUMN_KINDS = [
  'text',
  'decimal',
  'whole',
  'date',
  'yesNo',
  'choice',
  'reference',
] as const;
export type ColumnKind = (typeof COLUMN_KINDS)[number];

/** A column that a file of some kind may have. */
export const ImportColumn = object({
  field: Type.String(),
  kind: oneOf(COLUMN_KINDS),
  nameId: Type.String(),
  nameEn: Type.String(),
  isRequired: Type.Boolean(),
  isKey: Type.Boolean(),
  isOnce: Type.Boolean(),
  synonyms: Type.Array(Type.String()),
  /** What people write above columns that make up this one together: first name, last name. */
  pieces: Type.Array(Type.String()),
  /** Of a choice: what may be written, in both languages. */
  choices: Type.Array(
    object({ value: Type.String(), nameId: Type.String(), nameEn: Type.String() }),
  ),
  /** Of a reference: what it names, and whether a missing one can be made along. */
  of: optional(object({ nameId: Type.String(), nameEn: Type.String(), canCreate: Type.Boolean() })),
  sample: nullable(Type.String()),
});
export type ImportColumn = Static<typeof ImportColumn>;

/** How the values of a contract's field are written in a file. */
export function kindOf(schema: TSchema): ColumnKind {
  const said = schema as TSchema & { anyOf?: TSchema[]; enum?: unknown[]; pattern?: string };
  if (said.anyOf) return kindOf(said.anyOf.find((one) => one['type'] !== 'null') ?? Type.String());
  if (Array.isArray(said.enum)) return 'choice';
  if (said['type'] === 'boolean') return 'yesNo';
  if (said['type'] === 'integer') return 'whole';
  if (said['format'] === 'uuid') return 'reference';
  if (said['format'] === 'date') return 'date';
  return said.pattern !== undefined && isDecimal(said.pattern) ? 'decimal' : 'text';
}

/** A pattern of decimals takes figures with a point and nothing that a phone number may have. */
function isDecimal(pattern: string): boolean {
  const shape = new RegExp(pattern);
  return shape.test('1.5') && !['x', '+', ''].some((text) => shape.test(text));
}

/** Whether several columns of a file may make it up, one after the other. */
export const canJoin = ({ kind, isKey, isOnce }: ImportColumn): boolean =>
  kind === 'text' && !isKey && !isOnce;

/** True for fields that hold one value: lists and objects are no columns. */
export function isColumn(schema: TSchema): boolean {
  const variants = (schema as { anyOf?: TSchema[] }).anyOf ?? [schema];
  return !variants.some((one) => one['type'] === 'array' || one['type'] === 'object');
}
