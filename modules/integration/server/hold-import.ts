import { command, refuse } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { SeenImport } from '../shared/import.ts';
import { holdBatch } from './import-batch.sql.ts';

export const holdImport = command({
  name: 'integration.hold_import',
  http: 'POST /imports/:importId/suspension',
  permission: 'integration.import.create',
  summary: 'Let an import rest after the piece that is being taken in now.',
  input: SeenImport,
  output: Touched,
  refuses: ['integration.import_not_found', 'integration.import_over'],

  async run(ctx, { importId, version }) {
    const batch = await holdBatch(ctx, importId);
    if (batch.status !== 'applying') refuse('integration.import_over');

    ctx.update(
      'integration.import_batch',
      { id: importId, version },
      { status: 'held', stage_ended_at: ctx.now.toISOString() },
    );
    return { id: importId, version: version + 1 };
  },
});
