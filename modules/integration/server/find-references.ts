import { calledRows, codesOf, similarRows, type ImportLookup, type Many } from '@poros/kernel';
import type { ImportColumn } from '../shared/column.ts';
import type { Problem } from '../shared/import.ts';
import { columnName } from './import-columns.ts';
import { sayProblem, type ParsedRow, type RowReader } from './parse-row.ts';

interface Named {
  readonly id: string;
  readonly code: string;
  readonly name: string;
}

/** What the cells of one reference column stand for. */
export interface References {
  idOf(text: string): string | undefined;
  /** Why a text names nothing, with what was probably meant. */
  problemOf(text: string): Problem;
  readonly missing: readonly string[];
}

export interface Asking {
  readonly many: Pick<Many, 'read'>;
  readonly tenantId: string;
  readonly reader: RowReader;
}

const SUGGESTIONS_MAX = 200;

/** Finds the records that the rows name by code, or by a name that only one of them has. */
export async function findReferences(
  asking: Asking,
  rows: readonly ParsedRow[],
): Promise<Map<string, References>> {
  const found = new Map<string, References>();
  for (const { column } of asking.reader.columns) {
    const lookup = asking.reader.kind.fields?.[column.field]?.lookup;
    if (!lookup) continue;
    const texts = new Map<string, string>();
    for (const { references } of rows) {
      const text = references[column.field];
      if (text !== undefined) texts.set(text.toLowerCase(), text);
    }
    if (texts.size > 0) found.set(column.field, await referencesOf(asking, column, lookup, texts));
  }
  return found;
}

async function referencesOf(
  asking: Asking,
  column: ImportColumn,
  lookup: ImportLookup,
  texts: ReadonlyMap<string, string>,
): Promise<References> {
  const { many, tenantId, reader } = asking;
  const wanted = [...texts.keys()];
  const rows = await many.read<Named>(calledRows({ tenantId, lookup }, wanted));
  const byCode = Map.groupBy(rows, (row) => row.code.toLowerCase());
  const byName = Map.groupBy(rows, (row) => row.name.toLowerCase());
  const all = (text: string) =>
    byCode.get(text.toLowerCase()) ?? byName.get(text.toLowerCase()) ?? [];
  const missing = [...texts.values()].filter((text) => all(text).length === 0);
  const meant = missing.length > 0 ? await suggestions(asking, lookup, missing) : new Map();
  return {
    missing,
    idOf(text) {
      const [one, other] = all(text);
      return other ? undefined : one?.id;
    },
    problemOf(text) {
      const several = all(text);
      const values = {
        column: columnName(column, reader.language),
        of: reader.language === 'en' ? column.of?.nameEn : column.of?.nameId,
        text,
        count: several.length,
      };
      const problem = several.length > 1 ? 'ambiguous' : 'not_there';
      const suggestion: string | undefined = meant.get(text.toLowerCase());
      const message = sayProblem(reader, problem, values);
      return { field: column.field, message, ...(suggestion && { suggestion }) };
    },
  };
}

/** The code that looks most like each text, where one does. */
async function suggestions(
  { many, tenantId }: Asking,
  lookup: ImportLookup,
  missing: readonly string[],
): Promise<Map<string, string>> {
  const asked = missing.slice(0, SUGGESTIONS_MAX).map((text) => text.toLowerCase());
  const rows = await many.read<{ text: string; code: string }>(
    similarRows({ tenantId, lookup }, asked),
  );
  return new Map(rows.map(({ text, code: said }) => [text, said]));
}

/** What records are called, for the ids of a difference. */
export async function namesOf(
  { many, tenantId }: Pick<Asking, 'many' | 'tenantId'>,
  lookup: ImportLookup,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const rows = await many.read<Named>(codesOf({ tenantId, lookup }, ids));
  return new Map(rows.map(({ id, code: said }) => [id, said]));
}
