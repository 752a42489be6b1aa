import { query, sql, type QueryCtx } from '@poros/kernel';
import { cellText, isBlank, type Cell } from '../shared/cell.ts';
import { Import, OneImport, type Counts } from '../shared/import.ts';
import { parseCell } from '../shared/parse-cell.ts';
import { batchColumns, batchesWithPeople } from './batch-columns.sql.ts';
import { findBatch, type Batch } from './import-batch.sql.ts';
import { readerOf } from './row-reader.ts';

const SAMPLES = 20;
const EXAMPLES = 5;

export const getImport = query({
  name: 'integration.get_import',
  http: 'GET /imports/:importId',
  permission: 'integration.import.read',
  summary: 'An import: how its file was understood, what its rows are found to be, how far it is.',
  input: OneImport,
  output: Import,
  refuses: ['integration.import_not_found'],

  async run(ctx, { importId }) {
    const batch = await findBatch(ctx, importId);
    const [heads, rows, counts, twins] = await ctx.readAll<
      [Head[], { cells: Cell[] }[], Counts[], Twin[]]
    >(
      sql`select ${batchColumns} from ${batchesWithPeople}
        where b.tenant_id = ${ctx.tenantId} and b.id = ${importId}`,
      sql`select cells from integration.import_row
        where tenant_id = ${ctx.tenantId} and batch_id = ${importId} order by row_no limit ${SAMPLES}`,
      countsOf(ctx, importId),
      sql`select b.id, b.created_at as "createdAt", coalesce(u.name, '') as "createdByName"
        from ${batchesWithPeople}
        where b.tenant_id = ${ctx.tenantId} and b.file_hash = ${batch.file_hash}
          and b.id <> ${importId} and b.kind = ${batch.kind} and b.status = 'applied'
        order by b.created_at desc limit 1`,
    );
    const [head] = heads;
    const [counted] = counts;
    const samples = rows.map((row) => row.cells);
    const width = batch.headers.length;
    return {
      ...(head as Head),
      fileBytes: batch.file_bytes,
      reading: batch.reading,
      headers: [...batch.headers],
      samples: samples.slice(0, EXAMPLES).map((cells) => textsOf(cells, width)),
      mapping: [...batch.mapping],
      createMissing: [...batch.create_missing],
      fill: batch.fill,
      mode: batch.mode,
      control: batch.control && { actual: null, ...batch.control },
      counts: counted as Counts,
      progress: progressOf(ctx, batch),
      examples: examplesOf(ctx, batch, samples),
      twin: twins[0] ?? null,
      trouble: batch.trouble,
    };
  },
});

type Head = Import;
type Twin = NonNullable<Import['twin']>;

export const textsOf = (cells: readonly Cell[], width: number): string[] =>
  Array.from({ length: width }, (_, place) => cellText(cells[place] ?? null));

const countsOf = (ctx: QueryCtx, importId: string) => sql`
  select count(*) filter (where state = 'waiting')::integer as waiting,
    count(*) filter (where state = 'new')::integer as new,
    count(*) filter (where state = 'update')::integer as update,
    count(*) filter (where state = 'same')::integer as same,
    count(*) filter (where state = 'error')::integer as error,
    count(*) filter (where warnings <> '[]')::integer as warned,
    count(*) filter (where applied_at is not null)::integer as applied,
    count(*) filter (where reversed_at is not null)::integer as reversed,
    count(*) filter (where kept_reason is not null)::integer as kept
  from integration.import_row where tenant_id = ${ctx.tenantId} and batch_id = ${importId}`;

function progressOf(ctx: QueryCtx, batch: Batch): Import['progress'] {
  const began = batch.stage_began_at ? Date.parse(batch.stage_began_at) : ctx.now.getTime();
  const ended = batch.stage_ended_at ? Date.parse(batch.stage_ended_at) : ctx.now.getTime();
  return {
    done: Math.min(batch.stage_done, batch.stage_total),
    total: batch.stage_total,
    ms: Math.max(0, ended - began),
  };
}

/** What figures, days and the like were read as: five of each column, so that a mistake is seen. */
function examplesOf(
  ctx: QueryCtx,
  batch: Batch,
  rows: readonly (readonly Cell[])[],
): Import['examples'] {
  return readerOf(ctx.registry, batch).columns.flatMap(({ column, places: [place] }) => {
    if (place === undefined) return [];
    if (!['decimal', 'whole', 'date', 'yesNo'].includes(column.kind)) return [];
    return rows
      .map((cells) => cells[place] ?? null)
      .filter((cell) => !isBlank(cell))
      .slice(0, EXAMPLES)
      .map((cell) => {
        const parsed = parseCell(cell, column.kind, batch.reading);
        const value = 'value' in parsed ? String(parsed.value) : null;
        return { column: place, written: cellText(cell), value, kind: column.kind };
      });
  });
}
