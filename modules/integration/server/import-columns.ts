import { fieldName, refuse, type ImportField, type ImportKind, type QueryCtx } from '@poros/kernel';
import type { TSchema } from '@poros/kernel/shared';
import { isColumn, kindOf, type ImportColumn } from '../shared/column.ts';

type Speaker = Pick<QueryCtx['registry'], 'say' | 'words' | 'imports'>;
type Rights = Pick<QueryCtx, 'may'>;

/** The kind, for someone who may make such records; others are told which right they miss. */
export function kindNamed(ctx: Rights & { readonly registry: Speaker }, name: string): ImportKind {
  const kind =
    ctx.registry.imports.get(name) ?? refuse('integration.kind_not_found', { kind: name });
  if (!ctx.may(kind.create.permission))
    refuse('kernel.permission_missing', {
      permission: kind.create.permission,
      code: kind.create.permission,
      grantors: 'SYSADMIN',
    });
  return kind;
}

/** The contract of one row. */
function rowSchema(kind: ImportKind): Readonly<Record<string, TSchema>> {
  return (kind.row ?? (kind.create.input as { properties?: object })).properties as Readonly<
    Record<string, TSchema>
  >;
}

const known = new WeakMap<Speaker, Map<string, ImportColumn[]>>();

/** The columns that a file of the kind may have; required ones first. */
export function columnsOf(registry: Speaker, kind: ImportKind): ImportColumn[] {
  const all = known.get(registry) ?? new Map<string, ImportColumn[]>();
  known.set(registry, all);
  const made = all.get(kind.name) ?? makeColumns(registry, kind);
  all.set(kind.name, made);
  return made;
}

function makeColumns(registry: Speaker, kind: ImportKind): ImportColumn[] {
  const schema = rowSchema(kind);
  const required = new Set(
    ((kind.row ?? kind.create.input) as { required?: readonly string[] }).required ?? [],
  );
  const columns = Object.entries(schema)
    .filter(([field, one]) => field !== 'id' && isColumn(one) && !kind.fields?.[field]?.isHidden)
    .map(([field, one]) =>
      columnOf(registry, kind, { field, schema: one, isRequired: required.has(field) }),
    );
  return [...columns.filter((one) => one.isRequired), ...columns.filter((one) => !one.isRequired)];
}

interface Given {
  readonly field: string;
  readonly schema: TSchema;
  readonly isRequired: boolean;
}

function columnOf(
  registry: Speaker,
  kind: ImportKind,
  { field, schema, isRequired }: Given,
): ImportColumn {
  const said: ImportField = kind.fields?.[field] ?? {};
  const [owner = ''] = kind.name.split('.');
  const name = (language: 'id' | 'en') =>
    said.word
      ? registry.say(language, said.word)
      : (fieldName(registry.words(language), owner, field) ?? field);
  const { lookup } = said;
  return {
    field,
    kind: lookup ? 'reference' : kindOf(schema),
    nameId: name('id'),
    nameEn: name('en'),
    isRequired,
    isKey: kind.key.includes(field),
    isOnce: said.isOnce ?? false,
    synonyms: [...(said.synonyms ?? [])],
    pieces: [...(said.pieces ?? [])],
    choices: enumOf(schema).map((value) => ({
      value,
      nameId: said.choices ? registry.say('id', `${said.choices}.${value}`) : value,
      nameEn: said.choices ? registry.say('en', `${said.choices}.${value}`) : value,
    })),
    ...(lookup && {
      of: {
        nameId: registry.say('id', lookup.word),
        nameEn: registry.say('en', lookup.word),
        canCreate: lookup.create !== undefined,
      },
    }),
    sample: said.sample ?? null,
  };
}

function enumOf(schema: TSchema): string[] {
  const variants = (schema as { anyOf?: TSchema[] }).anyOf ?? [schema];
  return variants.flatMap((one) => ((one as { enum?: unknown[] }).enum ?? []).map(String));
}

export const columnName = (column: ImportColumn, language: 'id' | 'en'): string =>
  language === 'en' ? column.nameEn : column.nameId;
