import { command, refuse, sql } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import type { Cell } from '../shared/cell.ts';
import { ChangeImportRow } from '../shared/import.ts';
import { ensureOpen, holdBatch, sayDue } from './import-batch.sql.ts';

export const changeImportRow = command({
  name: 'integration.change_import_row',
  http: 'PUT /imports/:importId/rows',
  permission: 'integration.import.create',
  summary: 'Correct cells of one row before it is taken in; the row is tried again.',
  input: ChangeImportRow,
  output: Touched,
  refuses: [
    'integration.import_not_found',
    'integration.row_not_found',
    'integration.import_busy',
    'integration.import_over',
  ],

  async run(ctx, { importId, rowNo, cells: changed }) {
    const batch = await holdBatch(ctx, importId);
    ensureOpen(batch);
    const row = await ctx.first<{ cells: Cell[] }>(sql`select cells from integration.import_row
      where tenant_id = ${ctx.tenantId} and batch_id = ${importId} and row_no = ${rowNo} for update`);
    if (!row) return refuse('integration.row_not_found', { row: rowNo });

    const cells = Array.from(
      { length: batch.headers.length },
      (_, place) => row.cells[place] ?? null,
    );
    for (const { column, text } of changed) cells[column] = text;
    // Rows that were the twin of this one may no longer be.
    ctx.write(sql`update integration.import_row
      set cells = case when row_no = ${rowNo} then ${JSON.stringify(cells)}::jsonb else cells end,
        state = 'waiting', problems = '[]', twin = null
      where tenant_id = ${ctx.tenantId} and batch_id = ${importId}
        and (row_no = ${rowNo} or twin is not null)`);
    ctx.update(
      'integration.import_batch',
      { id: importId, version: batch.version },
      {
        status: 'checking',
        is_indexed: false,
        stage_total: 1,
        stage_done: 0,
        stage_began_at: ctx.now.toISOString(),
        stage_ended_at: null,
      },
    );

    await sayDue(ctx, batch);
    return { id: importId, version: batch.version + 1 };
  },
});
