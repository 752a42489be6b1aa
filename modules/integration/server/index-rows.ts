import { executeMany, sql } from '@poros/kernel';
import { addDecimals } from '../shared/add-decimals.ts';
import { cellText, isBlank, type Cell } from '../shared/cell.ts';
import { readNumber } from '../shared/parse-cell.ts';
import { cellOf, type RowReader } from './parse-row.ts';
import type { Job } from './run-import.ts';

interface Row {
  readonly rowNo: number;
  readonly cells: readonly Cell[];
}

/** Goes over the whole file once: rows that are there twice, and the sum of the control column. */
export async function indexRows({ kernel, batch, actor }: Job, reader: RowReader): Promise<void> {
  const { tenant_id: tenantId, id } = batch;
  await executeMany(kernel, { actor, correlationId: id }, async (many) => {
    const rows = await many.read<Row>(sql`select row_no as "rowNo", cells
      from integration.import_row where tenant_id = ${tenantId} and batch_id = ${id} order by row_no`);
    const twins = twinsOf(reader, rows);
    const control = batch.control && {
      field: batch.control.field,
      expected: batch.control.expected,
      actual: sumOf(reader, batch.control.field, rows),
    };
    many.write(sql`update integration.import_row r
      set twin = case when t.row is not null then jsonb_build_object('field', t.field, 'rowNo', t.row) end
      from jsonb_to_recordset(${JSON.stringify(twins)}::jsonb) as t(n integer, field text, row integer)
      where r.tenant_id = ${tenantId} and r.batch_id = ${id} and r.row_no = t.n`);
    many.write(sql`update integration.import_batch
      set is_indexed = true, control = ${control && JSON.stringify(control)}::jsonb
      where tenant_id = ${tenantId} and id = ${id}`);
  });
}

interface Twin {
  readonly n: number;
  readonly field: string;
  readonly row: number;
}

/** Every further row with the same key, or with the same value where there is one only. */
function twinsOf({ kind, columns }: RowReader, rows: readonly Row[]): Twin[] {
  const placesOf = (fields: readonly string[]) =>
    fields.map((field) => columns.find((one) => one.column.field === field));
  const once = Object.entries(kind.fields ?? {}).filter(([, one]) => one.isOnce);
  const rules = [
    ...(kind.key.length > 0 ? [{ field: kind.key.at(-1) ?? '', places: placesOf(kind.key) }] : []),
    ...once.map(([field]) => ({ field, places: placesOf([field]) })),
  ].filter(({ places }) => places.some((one) => one && one.places.length > 0));
  const twins = new Map<number, Twin>();
  for (const { field, places } of rules) {
    const seen = new Map<string, number>();
    for (const { rowNo, cells } of rows) {
      const parts = places.map((one) => (one ? cellOf(one, cells) : null));
      if (parts.every(isBlank)) continue;
      const key = parts.map((part) => cellText(part).trim()).join('\u001f');
      const first = seen.get(key);
      if (first === undefined) seen.set(key, rowNo);
      else if (!twins.has(rowNo)) twins.set(rowNo, { n: rowNo, field, row: first });
    }
  }
  return [...twins.values()];
}

function sumOf(
  { columns, reading }: RowReader,
  field: string,
  rows: readonly Row[],
): string | null {
  const placed = columns.find((one) => one.column.field === field);
  if (!placed) return null;
  return addDecimals(
    rows.flatMap(({ cells }) => {
      const cell = cellOf(placed, cells);
      return isBlank(cell) ? [] : (readNumber(cell, reading) ?? []);
    }),
  );
}
