import { refuse, sql, type Ctx, type QueryCtx, type RowOf } from '@poros/kernel';
import type { Cell } from '../shared/cell.ts';
import type { Import } from '../shared/import.ts';
import type { Reading } from '../shared/reading.ts';
import type { FileRow } from './read-file.ts';

/** A batch as it lies in its table, its jsonb columns typed. */
export type Batch = Omit<RowOf<'integration.import_batch'>, keyof Typed> & Typed;
interface Typed {
  readonly status: Import['status'];
  readonly mode: Import['mode'];
  readonly language: 'id' | 'en';
  readonly reading: Reading;
  readonly headers: readonly string[];
  readonly mapping: readonly (string | null)[];
  readonly create_missing: readonly string[];
  readonly fill: Readonly<Record<string, string>>;
  readonly control: { field: string; expected: string; actual?: string } | null;
}

/** The batch, held until the command ends; refuses when it is not there or out of reach. */
export async function holdBatch(ctx: Ctx, importId: string): Promise<Batch> {
  const row = await ctx.first<Batch>(sql`select * from integration.import_batch
    where tenant_id = ${ctx.tenantId} and id = ${importId} for update`);
  if (!row) return refuse('integration.import_not_found');
  ensureOwn(ctx, row);
  return row;
}

/** The batch for reading. */
export async function findBatch(ctx: QueryCtx, importId: string): Promise<Batch> {
  const row = await ctx.first<Batch>(sql`select * from integration.import_batch
    where tenant_id = ${ctx.tenantId} and id = ${importId}`);
  if (!row) return refuse('integration.import_not_found');
  ensureOwn(ctx, row);
  return row;
}

/** An import belongs to the branch it was begun in and to whoever began it. */
const ensureOwn = (ctx: QueryCtx, { branch_id: branchId, created_by: ownerId }: Batch): void =>
  ctx.ensureReach({ branchId, ownerId }, 'integration.import_not_found');

const PIECE = 5_000;

/** Puts the rows of a file in the place of those that were there. */
export function stageRows(ctx: Ctx, importId: string, rows: readonly FileRow[]): void {
  ctx.write(sql`delete from integration.import_row
    where tenant_id = ${ctx.tenantId} and batch_id = ${importId}`);
  for (let first = 0; first < rows.length; first += PIECE) {
    const piece: { n: number; c: readonly Cell[]; i: string }[] = rows
      .slice(first, first + PIECE)
      .map(({ rowNo, cells }) => ({ n: rowNo, c: cells, i: ctx.newId() }));
    ctx.write(sql`insert into integration.import_row (tenant_id, batch_id, row_no, cells, record_id)
      select ${ctx.tenantId}, ${importId}, r.n, r.c, r.i
      from jsonb_to_recordset(${JSON.stringify(piece)}::jsonb) as r(n integer, c jsonb, i uuid)`);
  }
}

/** Wakes the job that does the next piece. */
export const sayDue = (ctx: Ctx, { id, kind }: Pick<Batch, 'id' | 'kind'>): Promise<void> =>
  ctx.emit('integration.import_due', id, { importId: id, kind });

/** An import that nobody works on and that has not been taken in. */
export function ensureOpen({ status }: Batch): void {
  if (status === 'checking' || status === 'applying' || status === 'reversing' || status === 'held')
    refuse('integration.import_busy');
  if (status !== 'mapping' && status !== 'checked') refuse('integration.import_over');
}
