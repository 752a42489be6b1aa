import { executeMany, problemOf, sql, type Many, type Outcome, type Step } from '@poros/kernel';
import { dependentsOf } from './dependents-of.ts';
import type { WaitingRow } from './judge-rows.ts';
import { keyOfRow, parseRow, sayProblem, type RowReader } from './parse-row.ts';
import { findReferences } from './find-references.ts';
import { changeSteps, restoreStep, type Stored } from './row-task.ts';
import { readerOf, waitingColumns } from './row-reader.ts';
import type { Job, Piece } from './run-import.ts';

interface AppliedRow extends WaitingRow {
  readonly state: 'new' | 'update';
  readonly version: number;
  readonly changes: Readonly<Record<string, readonly unknown[]>>;
}

const PIECE = 500;

/**
 * Takes rows back, last ones first: what was made is archived, what was changed gets its values
 * back. A record that others use or that somebody has changed since is left, and the row says why.
 */
export async function reversePiece(job: Job): Promise<Piece> {
  const { kernel, batch, actor } = job;
  const reader = readerOf(kernel.registry, batch);
  return executeMany(kernel, { actor, correlationId: batch.id }, async (many): Promise<Piece> => {
    await many.read(sql`select pg_advisory_xact_lock(hashtextextended(${batch.id}, 7272731))`);
    const rows = await many.read<AppliedRow>(sql`select ${waitingColumns}, state, changes,
        record_version as version
      from integration.import_row
      where tenant_id = ${batch.tenant_id} and batch_id = ${batch.id} and applied_at is not null
        and reversed_at is null and kept_reason is null
      order by row_no desc limit ${PIECE}`);
    const kept = rows.length === 0 ? new Map() : await reverseRows(job, { many, reader, rows });
    const told = rows.map(({ rowNo }) => ({ n: rowNo, why: kept.get(rowNo) ?? null }));
    many.write(sql`update integration.import_row r
      set kept_reason = t.why,
        reversed_at = case when t.why is null then ${kernel.clock().toISOString()}::timestamptz end
      from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as t(n integer, why text)
      where r.tenant_id = ${batch.tenant_id} and r.batch_id = ${batch.id} and r.row_no = t.n`);
    many.write(sql`update integration.import_batch set stage_done = stage_done + ${rows.length}::integer
      where tenant_id = ${batch.tenant_id} and id = ${batch.id}`);
    return rows.length < PIECE ? 'done' : 'more';
  });
}

interface Reversing {
  readonly many: Many;
  readonly reader: RowReader;
  readonly rows: readonly AppliedRow[];
}

/** Row number → why its record stays. */
async function reverseRows(job: Job, reversing: Reversing): Promise<Map<number, string>> {
  const { reader, rows, many } = reversing;
  const { kernel, batch } = job;
  const stored = await storedNow(job, reversing);
  const used = await dependentsOf(kernel, many, {
    kind: reader.kind,
    tenantId: batch.tenant_id,
    ids: rows.filter((row) => row.state === 'new').map((row) => row.recordId),
    language: batch.language,
  });
  const kept = new Map<number, string>();
  const tasks: { rowNo: number; steps: Step[] }[] = [];
  for (const row of rows) {
    const now = stored.get(row.recordId);
    const user = used.get(row.recordId);
    const say = (problem: string, values = {}) =>
      kept.set(row.rowNo, sayProblem(reader, problem, values));
    if (!now || now.isArchived) say('gone');
    else if (now.version !== row.version) say('changed_since');
    else if (row.state === 'new' && user) say('used', { by: user });
    else tasks.push({ rowNo: row.rowNo, steps: stepsBack(reader, row, now) });
  }
  const outcomes: Outcome[] = await many.run(tasks.map((one) => one.steps));
  for (const [index, { rowNo }] of tasks.entries()) {
    const outcome = outcomes[index];
    if (!outcome || outcome.isDone) continue;
    const { detail, fix } = problemOf(kernel.registry, outcome.refusal, batch.language, '');
    kept.set(rowNo, `${detail} ${fix}`.trim());
  }
  return kept;
}

function stepsBack({ kind }: RowReader, row: AppliedRow, now: Stored): Step[] {
  if (row.state === 'new') {
    const own = kind.back?.(now);
    if (own) return [{ command: own.command, input: () => own.input }];
    return kind.archive ? [restoreStep(kind, kind.archive, now)] : [];
  }
  const back = Object.entries(row.changes).map(([field, [before, after, id]]) => [
    field,
    [after, id === undefined ? before : id],
  ]);
  const changes = Object.fromEntries(back) as Parameters<typeof changeSteps>[2];
  if (!kind.gather) return changeSteps(kind, now, changes);
  const before = Object.fromEntries(
    Object.entries(changes).map(([field, [, value]]) => [field, value]),
  );
  const input = kind.gather.input([{ id: now.id, values: { ...now, ...before }, stored: now }]);
  return [{ command: kind.create, input: () => input }];
}

/** The records as they are now, by id. */
async function storedNow(
  { batch }: Job,
  { many, reader, rows }: Reversing,
): Promise<Map<string, Stored>> {
  const parsed = rows.map((row) => parseRow(reader, row.cells));
  const asking = { many, tenantId: batch.tenant_id, reader };
  const references = await findReferences(asking, parsed);
  const keys = parsed.flatMap((row) => {
    for (const [field, text] of Object.entries(row.references)) {
      const id = references.get(field)?.idOf(text);
      if (id !== undefined) row.values[field] = id;
    }
    return keyOfRow(reader.kind, row.values) ?? [];
  });
  if (!reader.kind.stored || keys.length === 0) return new Map();
  const found = await many.read<Stored>(reader.kind.stored(batch.tenant_id, keys));
  return new Map(found.map((row) => [row.id, row]));
}
