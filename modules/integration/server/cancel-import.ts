import { command, refuse, sql } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { SeenImport } from '../shared/import.ts';
import { holdBatch } from './import-batch.sql.ts';

export const cancelImport = command({
  name: 'integration.cancel_import',
  http: 'POST /imports/:importId/cancellation',
  permission: 'integration.import.create',
  summary: 'End an import; rows that were taken in stay until the import is reversed.',
  input: SeenImport,
  output: Touched,
  refuses: ['integration.import_not_found', 'integration.import_over'],

  async run(ctx, { importId, version }) {
    const { status } = await holdBatch(ctx, importId);
    if (status === 'applied' || status === 'cancelled' || status.startsWith('revers'))
      refuse('integration.import_over');
    const now = ctx.now.toISOString();

    ctx.update(
      'integration.import_batch',
      { id: importId, version },
      { status: 'cancelled', finished_at: now, stage_ended_at: now },
    );
    ctx.write(sql`delete from integration.import_file
      where tenant_id = ${ctx.tenantId} and id = ${importId}`);
    return { id: importId, version: version + 1 };
  },
});
