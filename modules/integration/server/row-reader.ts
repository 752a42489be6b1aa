import { refuse, sql, type ImportKind, type Many, type QueryCtx } from '@poros/kernel';
import { cellText } from '../shared/cell.ts';
import { columnsOf } from './import-columns.ts';
import type { Batch } from './import-batch.sql.ts';
import type { Judged, WaitingRow } from './judge-rows.ts';
import { cellOf, type RowReader } from './parse-row.ts';

/** How the rows of a batch are read. */
export function readerOf(registry: QueryCtx['registry'], batch: Batch): RowReader {
  const kind =
    registry.imports.get(batch.kind) ?? refuse('integration.kind_not_found', { kind: batch.kind });
  const columns = columnsOf(registry, kind).flatMap((column) => {
    const places = batch.mapping.flatMap((field, place) => (field === column.field ? [place] : []));
    const fill = places.length === 0 ? batch.fill[column.field] : undefined;
    return places.length === 0 && fill === undefined ? [] : [{ column, places, fill }];
  });
  return {
    kind,
    columns,
    reading: batch.reading,
    language: batch.language,
    say: (language, key, values) => registry.say(language, key, values),
  };
}

/** Rows that refer to each other are looked at together. */
export const pieceSize = (kind: ImportKind): number => (kind.isOrdered ? 5_000 : 1_000);

export const waitingColumns = sql`row_no as "rowNo", cells, record_id as "recordId", twin`;

/** What cells call the rows of this piece, for rows that refer to each other. */
export function keysInFile(reader: RowReader, rows: readonly WaitingRow[]): Map<string, string> {
  if (!reader.kind.isOrdered) return new Map();
  const [key] = reader.kind.key;
  const placed = reader.columns.find((one) => one.column.field === key);
  if (!placed) return new Map();
  return new Map(
    rows.map((row) => [cellText(cellOf(placed, row.cells)).trim().toLowerCase(), row.recordId]),
  );
}

/** Writes what came of rows; with `at`, that they have been taken in. */
export function keepJudged(
  many: Pick<Many, 'write'>,
  { tenant_id: tenantId, id }: Pick<Batch, 'tenant_id' | 'id'>,
  judged: readonly Judged[],
  at: string | null = null,
): void {
  const rows = judged.map(({ rowNo, state, recordId, problems, warnings, changes, version }) => ({
    n: rowNo,
    s: state,
    i: recordId,
    p: problems,
    w: warnings,
    c: changes,
    v: version,
  }));
  many.write(sql`update integration.import_row r
    set state = j.s, record_id = j.i, problems = j.p, warnings = j.w, changes = j.c,
      record_version = case when ${at}::timestamptz is null then r.record_version else j.v end,
      applied_at = case when j.s in ('new', 'update') then ${at}::timestamptz end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as j(n integer, s text, i uuid, p jsonb, w jsonb, c jsonb, v integer)
    where r.tenant_id = ${tenantId} and r.batch_id = ${id} and r.row_no = j.n`);
}

/** How far the stage has come; outside the transaction of the rows when that is a long one. */
export function keepProgress(
  many: Pick<Many, 'write'>,
  { tenant_id: tenantId, id }: Pick<Batch, 'tenant_id' | 'id'>,
  more: number,
): void {
  many.write(sql`update integration.import_batch set stage_done = stage_done + ${more}::integer
    where tenant_id = ${tenantId} and id = ${id}`);
}
