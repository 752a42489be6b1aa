import { executeMany, readOnce, sql, type Many } from '@poros/kernel';
import { judgeRows, type Judged, type WaitingRow } from './judge-rows.ts';
import {
  keepJudged,
  keepProgress,
  keysInFile,
  pieceSize,
  readerOf,
  waitingColumns,
} from './row-reader.ts';
import type { Job, Piece } from './run-import.ts';

/** Takes the next thousand rows in, each that can be; what fails says why and stays behind. */
export async function applyPiece(job: Job): Promise<Piece> {
  const { kernel, batch, actor } = job;
  return executeMany(kernel, { actor, correlationId: batch.id }, async (many): Promise<Piece> => {
    await oneAtATime(many, job);
    if (!(await holdWhileGoing(many, job))) return 'stopped';
    const { judged, isLast } = await nextRows(job, many, 0);
    keepJudged(many, batch, judged, kernel.clock().toISOString());
    keepProgress(many, batch, judged.length);
    return isLast ? 'done' : 'more';
  });
}

/** Takes all rows in, in one transaction; the first piece with a row that fails ends it. */
export async function applyAll(job: Job): Promise<Piece> {
  const { kernel, batch, actor } = job;
  const request = { actor, correlationId: batch.id };
  const bad: Judged[] = [];
  try {
    return await executeMany(kernel, request, async (many): Promise<Piece> => {
      await oneAtATime(many, job);
      if (!(await isStillWanted(job))) return 'stopped';
      for (let after = 0; ;) {
        const { judged, isLast, last } = await nextRows(job, many, after);
        bad.push(...judged.filter((one) => one.state === 'error'));
        if (bad.length > 0 || !(await isStillWanted(job))) throw new NotAll();
        keepJudged(many, batch, judged, kernel.clock().toISOString());
        await aside(job, judged.length);
        if (isLast && !(await holdWhileGoing(many, job))) throw new NotAll();
        if (isLast) return 'done';
        after = last;
      }
    });
  } catch (error) {
    if (!(error instanceof NotAll)) throw error;
  }
  await executeMany(kernel, request, async (many) => {
    await Promise.resolve();
    if (bad.length > 0) keepJudged(many, batch, bad);
    many.write(sql`update integration.import_batch set stage_done = 0, version = version + 1,
        status = case when status = 'applying' then 'checked' else status end
      where tenant_id = ${batch.tenant_id} and id = ${batch.id}`);
  });
  return 'stopped';
}

class NotAll extends Error {}

/** A second job for the same import waits, and finds nothing left to do. */
const oneAtATime = (many: Many, { batch }: Job): Promise<unknown> =>
  many.read(sql`select pg_advisory_xact_lock(hashtextextended(${batch.id}, 7272731))`);

/** Whoever pauses or cancels is answered once these rows are in: what he reads then is true. */
async function holdWhileGoing(many: Many, { batch }: Job): Promise<boolean> {
  const [now] = await many.read<{ status: string }>(sql`select status
    from integration.import_batch
    where tenant_id = ${batch.tenant_id} and id = ${batch.id} for update`);
  return now?.status === batch.status;
}

async function isStillWanted({ kernel, batch }: Job): Promise<boolean> {
  const [now] = await readOnce<{ status: string }>(
    kernel.pool,
    batch.tenant_id,
    sql`select status from integration.import_batch
      where tenant_id = ${batch.tenant_id} and id = ${batch.id}`,
  );
  return now?.status === 'applying';
}

/** Progress that others see while the long transaction lasts. */
const aside = ({ kernel, batch, actor }: Job, more: number) =>
  executeMany(kernel, { actor, correlationId: batch.id }, async (many) => {
    await Promise.resolve();
    keepProgress(many, batch, more);
  });

async function nextRows(
  { kernel, batch }: Job,
  many: Many,
  after: number,
): Promise<{ judged: Judged[]; isLast: boolean; last: number }> {
  const reader = readerOf(kernel.registry, batch);
  const size = pieceSize(reader.kind);
  const rows = await many.read<WaitingRow>(sql`select ${waitingColumns}
    from integration.import_row
    where tenant_id = ${batch.tenant_id} and batch_id = ${batch.id} and state in ('new', 'update')
      and applied_at is null and row_no > ${after}
    order by row_no limit ${size}`);
  const judging = {
    kernel,
    many,
    tenantId: batch.tenant_id,
    reader,
    createMissing: batch.create_missing,
    inFile: keysInFile(reader, rows),
  };
  const judged = rows.length === 0 ? [] : await judgeRows(judging, rows);
  return { judged, isLast: rows.length < size, last: rows.at(-1)?.rowNo ?? after };
}
