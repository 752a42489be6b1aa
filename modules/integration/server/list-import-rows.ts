import { page, query, raw, sql } from '@poros/kernel';
import type { Cell } from '../shared/cell.ts';
import { ROW_STATES, ImportedRowPage, ListImportRows, type ImportedRow } from '../shared/import.ts';
import { textsOf } from './get-import.ts';
import { findBatch } from './import-batch.sql.ts';

export const listImportRows = query({
  name: 'integration.list_import_rows',
  http: 'GET /imports/:importId/rows',
  permission: 'integration.import.read',
  summary: 'The rows of an import with what was found of each: new, changed, the same, in error.',
  input: ListImportRows,
  output: ImportedRowPage,
  refuses: ['integration.import_not_found'],

  async run(ctx, { importId, state, ...input }) {
    const { headers } = await findBatch(ctx, importId);
    const answer = await page<Found>(ctx, input, {
      select: sql`r.record_id as id, r.row_no as "rowNo", r.state, r.cells, r.problems, r.warnings,
        r.changes, r.record_id as "recordId", r.kept_reason as "keptReason",
        r.applied_at is not null as "isApplied", r.reversed_at is not null as "isReversed"`,
      from: sql`integration.import_row r`,
      where: [
        sql`r.tenant_id = ${ctx.tenantId}`,
        sql`r.batch_id = ${importId}`,
        state !== undefined && (SPECIAL[state] ?? sql`r.state = ${state}`),
        input.search ? sql`r.cells::text ilike ${`%${input.search}%`}` : undefined,
      ],
      id: sql`r.record_id`,
      columns: {
        rowNo: { by: sql`r.row_no`, type: 'integer' },
        state: { by: sql`r.state`, type: 'word', words: ROW_STATES },
      },
      defaultSort: 'rowNo',
    });
    return {
      ...answer,
      rows: answer.rows.map(({ keptReason, cells, changes, problems, ...row }) => ({
        ...row,
        cells: textsOf(cells, headers.length),
        problems: keptReason ? [...problems, { field: null, message: keptReason }] : problems,
        changes: Object.entries(changes).map(([field, [before, after]]) => ({
          field,
          before: asText(before),
          after: asText(after),
        })),
      })),
    };
  },
});

type Found = Omit<ImportedRow, 'cells' | 'changes'> & {
  readonly cells: readonly Cell[];
  readonly changes: Readonly<Record<string, readonly [unknown, unknown]>>;
  readonly keptReason: string | null;
};

const SPECIAL: Readonly<Record<string, ReturnType<typeof raw>>> = {
  warned: raw("r.warnings <> '[]'"),
  applied: raw('r.applied_at is not null'),
  reversed: raw('r.reversed_at is not null'),
  kept: raw('r.kept_reason is not null'),
};

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value);

const asText = (value: unknown): string =>
  value === null || value === undefined ? '' : textOf(value);
