import type { EndpointCall, QueryCtx } from '@poros/kernel';
import { writeXlsx } from 'hucre/xlsx';
import type { ImportColumn } from '../shared/column.ts';
import { columnName } from './import-columns.ts';

interface Template {
  readonly title: string;
  readonly language: 'id' | 'en';
  readonly columns: readonly ImportColumn[];
}

const LAST_ROW = 5_000;

/** A workbook with a kind's columns, a sample row, lists to choose from and a note per column. */
export async function templateOf(
  { say }: Pick<QueryCtx['registry'], 'say'>,
  { title, language, columns }: Template,
): Promise<Uint8Array> {
  const heads = columns.map((one) => columnName(one, language) + (one.isRequired ? ' *' : ''));
  const samples = columns.map((one) => sampleOf(one, language));
  const noteOf = (column: ImportColumn) =>
    [
      say(language, column.isRequired ? 'integration.note.required' : 'integration.note.optional'),
      say(language, `integration.note.${column.kind}`, {
        of: language === 'en' ? column.of?.nameEn : column.of?.nameId,
        choices: column.choices.map((one) => wordOf(one, language)).join(', '),
      }),
      ...(column.isKey ? [say(language, 'integration.note.key')] : []),
    ].join(' ');
  const cells = new Map(
    columns.map((column, at) => [
      `0,${at}`,
      {
        value: heads[at] ?? '',
        type: 'string' as const,
        style: { font: { bold: true } },
        comment: { text: noteOf(column), author: 'Poros' },
      },
    ]),
  );
  return writeXlsx({
    sheets: [
      {
        name: title.slice(0, 31).replace(/[\\/?*[\]:]/g, ' '),
        columns: heads.map((head) => ({ width: Math.max(14, head.length + 4) })),
        rows: [heads, samples],
        cells,
        freezePane: { rows: 1 },
        dataValidations: columns.flatMap((column, at) => {
          const values = listOf(say, column, language);
          const letters = lettersOf(at);
          return values.length > 0 && values.join(',').length <= 250
            ? [{ type: 'list' as const, values, range: `${letters}2:${letters}${LAST_ROW}` }]
            : [];
        }),
      },
    ],
  });
}

/** A plain workbook of texts. */
export const bookOf = (title: string, rows: readonly (readonly string[])[]): Promise<Uint8Array> =>
  writeXlsx({
    sheets: [
      { name: title.slice(0, 31).replace(/[\\/?*[\]:]/g, ' '), rows: rows.map((row) => [...row]) },
    ],
  });

export function sendWorkbook(reply: EndpointCall['reply'], name: string, bytes: Uint8Array) {
  return reply
    .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    .header('cache-control', 'no-store')
    .header(
      'content-disposition',
      `attachment; filename="import.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}.xlsx`,
    )
    .send(Buffer.from(bytes));
}

type Choice = ImportColumn['choices'][number];
const wordOf = (one: Choice, language: 'id' | 'en') =>
  language === 'en' ? one.nameEn : one.nameId;

function listOf(
  say: QueryCtx['registry']['say'],
  column: ImportColumn,
  language: 'id' | 'en',
): string[] {
  if (column.kind === 'yesNo')
    return [say(language, 'integration.yes'), say(language, 'integration.no')];
  return column.choices.map((one) => wordOf(one, language));
}

function sampleOf(column: ImportColumn, language: 'id' | 'en'): string | number | boolean | null {
  if (column.sample !== null)
    return column.kind === 'decimal' || column.kind === 'whole'
      ? Number(column.sample)
      : column.sample;
  const [first] = column.choices;
  if (first) return wordOf(first, language);
  return null;
}

/** A, B … Z, AA. */
function lettersOf(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26));
  return at < 26 ? letter : lettersOf(Math.floor(at / 26) - 1) + letter;
}
