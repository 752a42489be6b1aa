import { command, refuse, sql } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { ChangeImportReading } from '../shared/import.ts';
import { mapColumns } from '../shared/map-columns.ts';
import { ensureOpen, holdBatch, stageRows } from './import-batch.sql.ts';
import { columnsOf, kindNamed } from './import-columns.ts';
import { readFile } from './read-file.ts';
import { rememberedMapping } from './remembered-mapping.ts';

export const changeImportReading = command({
  name: 'integration.change_import_reading',
  http: 'PUT /imports/:importId/reading',
  permission: 'integration.import.create',
  summary: 'Read the file of an import in another way: encoding, separator, figures, days, sheet.',
  input: ChangeImportReading,
  output: Touched,
  refuses: [
    'integration.import_not_found',
    'integration.import_busy',
    'integration.import_over',
    'integration.file_empty',
    'integration.file_unreadable',
  ],

  async run(ctx, { importId, version, ...wanted }) {
    const batch = await holdBatch(ctx, importId);
    ensureOpen(batch);
    const kind = kindNamed(ctx, batch.kind);
    const [stored] = await ctx.read<{ content: Buffer }>(sql`select content
      from integration.import_file where tenant_id = ${ctx.tenantId} and id = ${importId}`);
    if (!stored) return refuse('integration.import_over');
    const file = await readFile(stored.content, wanted, { language: ctx.actor.language });
    const isSame = JSON.stringify(file.headers) === JSON.stringify(batch.headers);
    const memory = await rememberedMapping(ctx, batch.kind, file.headers);

    stageRows(ctx, importId, file.rows);
    ctx.update(
      'integration.import_batch',
      { id: importId, version },
      {
        status: 'mapping',
        reading: file.reading,
        headers: file.headers,
        row_count: file.rows.length,
        mapping: isSame
          ? batch.mapping
          : mapColumns(file.headers, columnsOf(ctx.registry, kind), memory),
        is_indexed: false,
      },
    );
    return { id: importId, version: version + 1 };
  },
});
