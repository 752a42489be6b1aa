import { command, refuse, sql, type Ctx } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { canJoin } from '../shared/column.ts';
import { ChangeImportMapping } from '../shared/import.ts';
import { ensureOpen, holdBatch, sayDue, type Batch } from './import-batch.sql.ts';
import { columnName, columnsOf, kindNamed } from './import-columns.ts';
import { rememberMapping } from './remembered-mapping.ts';

export const changeImportMapping = command({
  name: 'integration.change_import_mapping',
  http: 'PUT /imports/:importId/mapping',
  permission: 'integration.import.create',
  summary: 'Say what the columns of the file hold, and try all its rows without keeping anything.',
  input: ChangeImportMapping,
  output: Touched,
  refuses: [
    'integration.import_not_found',
    'integration.import_busy',
    'integration.import_over',
    'integration.field_missing',
    'integration.field_twice',
  ],

  async run(ctx, { importId, version, mapping, createMissing, control, fill = {} }) {
    const batch = await holdBatch(ctx, importId);
    ensureOpen(batch);
    const whole = batch.headers.map((_, place) => mapping[place] ?? null);
    ensureMapped(ctx, batch, { mapping: whole, fill });

    ctx.update(
      'integration.import_batch',
      { id: importId, version },
      {
        mapping: whole,
        create_missing: createMissing,
        control,
        fill,
        status: 'checking',
        stage_total: batch.row_count,
        stage_done: 0,
        stage_began_at: ctx.now.toISOString(),
        stage_ended_at: null,
        is_indexed: false,
        trouble: null,
      },
    );
    ctx.write(sql`update integration.import_row
      set state = 'waiting', problems = '[]', warnings = '[]', changes = '{}', twin = null
      where tenant_id = ${ctx.tenantId} and batch_id = ${importId}`);
    const pairs = batch.headers.map((header, place) => ({ header, field: whole[place] ?? null }));
    rememberMapping(ctx, batch.kind, pairs);

    await sayDue(ctx, batch);
    return { id: importId, version: version + 1 };
  },
});

interface Mapped {
  readonly mapping: readonly (string | null)[];
  readonly fill: Readonly<Record<string, string>>;
}

/** The record's key must be among the columns; only texts are made up of several columns. */
function ensureMapped(ctx: Ctx, batch: Batch, { mapping, fill }: Mapped): void {
  const kind = kindNamed(ctx, batch.kind);
  const { language } = ctx.actor;
  const columns = columnsOf(ctx.registry, kind);
  const given = mapping.filter((field) => field !== null);
  const isJoined = (field: string) => columns.some((one) => one.field === field && canJoin(one));
  const twice = given.find((field, place) => given.indexOf(field) !== place && !isJoined(field));
  const nameOf = (field: string) => {
    const column = columns.find((one) => one.field === field);
    return column ? columnName(column, language) : field;
  };
  if (twice !== undefined) refuse('integration.field_twice', { column: nameOf(twice) });
  const needed = columns.filter((one) => one.isKey && one.isRequired);
  const missing = needed.find((one) => !given.includes(one.field) && !fill[one.field]);
  if (missing) refuse('integration.field_missing', { column: columnName(missing, language) });
  if (given.length === 0)
    refuse('integration.field_missing', { column: nameOf(columns[0]?.field ?? '') });
}
