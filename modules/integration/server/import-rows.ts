import { command, refuse, sql } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { ImportRows } from '../shared/import.ts';
import { ensureOpen, holdBatch, sayDue } from './import-batch.sql.ts';
import { kindNamed } from './import-columns.ts';

export const importRows = command({
  name: 'integration.import_rows',
  http: 'POST /imports/:importId/runs',
  permission: 'integration.import.create',
  summary: 'Take the rows of an import in: all in one act, or every row that is good.',
  input: ImportRows,
  output: Touched,
  refuses: [
    'integration.import_not_found',
    'integration.import_busy',
    'integration.import_over',
    'integration.has_errors',
    'integration.nothing_to_import',
  ],

  async run(ctx, { importId, version, mode }) {
    const batch = await holdBatch(ctx, importId);
    ensureOpen(batch);
    if (batch.status !== 'checked') refuse('integration.import_busy');
    kindNamed(ctx, batch.kind);
    const counts = await ctx.first<{ good: number; bad: number }>(sql`
      select count(*) filter (where state in ('new', 'update'))::integer as good,
        count(*) filter (where state = 'error')::integer as bad
      from integration.import_row where tenant_id = ${ctx.tenantId} and batch_id = ${importId}`);
    const { good = 0, bad = 0 } = counts ?? {};
    if (mode === 'all' && bad > 0) refuse('integration.has_errors', { count: bad });
    if (good === 0) refuse('integration.nothing_to_import');

    ctx.update(
      'integration.import_batch',
      { id: importId, version },
      {
        status: 'applying',
        mode,
        stage_total: good,
        stage_done: 0,
        stage_began_at: ctx.now.toISOString(),
        stage_ended_at: null,
        trouble: null,
      },
    );
    await sayDue(ctx, batch);
    return { id: importId, version: version + 1 };
  },
});
