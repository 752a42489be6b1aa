import { command, refuse, sql } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { SeenImport } from '../shared/import.ts';
import { holdBatch, sayDue } from './import-batch.sql.ts';
import { kindNamed } from './import-columns.ts';

export const releaseImport = command({
  name: 'integration.release_import',
  http: 'POST /imports/:importId/resumption',
  permission: 'integration.import.create',
  summary: 'Go on with an import that rests.',
  input: SeenImport,
  output: Touched,
  refuses: ['integration.import_not_found', 'integration.import_over'],

  async run(ctx, { importId, version }) {
    const batch = await holdBatch(ctx, importId);
    if (batch.status !== 'held') refuse('integration.import_over');
    kindNamed(ctx, batch.kind);
    const left = await ctx.first<{ count: number }>(sql`select count(*)::integer as count
      from integration.import_row where tenant_id = ${ctx.tenantId} and batch_id = ${importId}
        and state in ('new', 'update') and applied_at is null`);

    ctx.update(
      'integration.import_batch',
      { id: importId, version },
      {
        status: 'applying',
        // The rate of what is left says how long that takes.
        stage_total: left?.count ?? 0,
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
