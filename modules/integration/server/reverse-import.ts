import { command, refuse, sql } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { SeenImport } from '../shared/import.ts';
import { holdBatch, sayDue } from './import-batch.sql.ts';
import { kindNamed } from './import-columns.ts';

export const reverseImport = command({
  name: 'integration.reverse_import',
  http: 'POST /imports/:importId/reversal',
  permission: 'integration.import.create',
  summary: 'Take back what an import has made and changed, as far as nothing depends on it.',
  input: SeenImport,
  output: Touched,
  refuses: [
    'integration.import_not_found',
    'integration.not_reversible',
    'integration.nothing_to_import',
  ],

  async run(ctx, { importId, version }) {
    const batch = await holdBatch(ctx, importId);
    const kind = kindNamed(ctx, batch.kind);
    const isOver = ['applied', 'cancelled', 'held', 'reversed'].includes(batch.status);
    if (!isOver || (!kind.archive && !kind.back)) refuse('integration.not_reversible');
    const left = await ctx.first<{ count: number }>(sql`select count(*)::integer as count
      from integration.import_row where tenant_id = ${ctx.tenantId} and batch_id = ${importId}
        and applied_at is not null and reversed_at is null`);
    if (!left?.count) refuse('integration.nothing_to_import');

    // What stayed the last time may be free by now.
    ctx.write(sql`update integration.import_row set kept_reason = null
      where tenant_id = ${ctx.tenantId} and batch_id = ${importId} and kept_reason is not null`);
    ctx.update(
      'integration.import_batch',
      { id: importId, version },
      {
        status: 'reversing',
        stage_total: left.count,
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
