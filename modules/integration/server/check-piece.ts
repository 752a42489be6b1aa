import { executeMany, sql } from '@poros/kernel';
import { indexRows } from './index-rows.ts';
import { judgeRows, type WaitingRow } from './judge-rows.ts';
import {
  keepJudged,
  keepProgress,
  keysInFile,
  pieceSize,
  readerOf,
  waitingColumns,
} from './row-reader.ts';
import type { Job, Piece } from './run-import.ts';

/** Tries the next rows: the real commands in a transaction that is rolled back. */
export async function checkPiece({ kernel, batch, actor }: Job): Promise<Piece> {
  const request = { actor, correlationId: batch.id };
  const reader = readerOf(kernel.registry, batch);
  if (!batch.is_indexed) await indexRows({ kernel, batch, actor }, reader);
  const size = pieceSize(reader.kind);
  const tried = await executeMany(kernel, { ...request, isDry: true }, async (many) => {
    const rows = await many.read<WaitingRow>(sql`select ${waitingColumns}
      from integration.import_row
      where tenant_id = ${batch.tenant_id} and batch_id = ${batch.id} and state = 'waiting'
      order by row_no limit ${size}`);
    const judging = {
      kernel,
      many,
      tenantId: batch.tenant_id,
      reader,
      createMissing: batch.create_missing,
      inFile: keysInFile(reader, rows),
    };
    return rows.length === 0 ? [] : judgeRows(judging, rows);
  });
  await executeMany(kernel, request, async (many) => {
    await Promise.resolve();
    keepJudged(many, batch, tried);
    keepProgress(many, batch, tried.length);
  });
  return tried.length < size ? 'done' : 'more';
}
