import {
  Refusal,
  command,
  executeCommand,
  problemOf,
  readOnce,
  refuse,
  runAsSystem,
  sql,
  type Actor,
  type Kernel,
  type OutsideAbout,
} from '@poros/kernel';
import { object } from '@poros/kernel/shared';
import { personAt } from '@poros/identity';
import { applyAll, applyPiece } from './apply-piece.ts';
import { checkPiece } from './check-piece.ts';
import { sayDue, type Batch } from './import-batch.sql.ts';
import { kindNamed } from './import-columns.ts';
import { reversePiece } from './reverse-piece.ts';

/** The work on one import: its batch, and the person in whose name it is done. */
export interface Job {
  readonly kernel: Kernel;
  readonly batch: Batch;
  readonly actor: Actor;
}
/** Whether more is to be done, all is done, or somebody stopped it. */
export type Piece = 'more' | 'done' | 'stopped';

const SLICE_MS = 4_000;

/**
 * Works on an import for some seconds and then queues the rest behind what else waits. Every piece
 * ends with its rows marked in its own transaction, so that a job which comes twice, or dies in the
 * middle, does nothing twice.
 */
export async function workOnImport(
  kernel: Kernel,
  { tenantId, entityId }: Pick<OutsideAbout, 'tenantId' | 'entityId'>,
): Promise<void> {
  const until = kernel.clock().getTime() + SLICE_MS;
  for (;;) {
    const batch = await batchOf(kernel, tenantId, entityId);
    if (!batch || !(batch.status in PIECES)) return;
    const came = await workOn(kernel, batch);
    if (came !== 'more') return;
    if (kernel.clock().getTime() >= until || kernel.isStopping()) break;
  }
  const batch = await batchOf(kernel, tenantId, entityId);
  if (batch)
    await runAsSystem(
      kernel,
      { tenantId, branchId: batch.branch_id, name: 'go_on_with_import' },
      (ctx) => sayDue(ctx, batch),
    );
}

async function workOn(kernel: Kernel, batch: Batch): Promise<Piece> {
  const { tenant_id: tenantId, created_by: userId, branch_id: branchId } = batch;
  const person = await personAt(kernel, { tenantId, userId, branchId });
  const actor = person && {
    ...person,
    language: batch.language,
    ...(batch.acting_for && { actingFor: batch.acting_for }),
  };
  if (!actor) {
    await stop(kernel, batch, new Refusal('kernel.not_signed_in'));
    return 'stopped';
  }
  const job = { kernel, batch, actor };
  try {
    ensureMayStill(job);
    const came = await PIECES[batch.status as keyof typeof PIECES](job);
    if (came === 'done') await finish(job);
    return came;
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'kernel.busy') throw error;
    await stop(kernel, batch, error);
    return 'stopped';
  }
}

/** Rights can be lost while the work goes on: it then stops instead of refusing row after row. */
function ensureMayStill({ kernel: { registry }, batch, actor }: Job): void {
  const may = (right: string) => actor.permissions.has(right);
  const kind = kindNamed({ registry, may }, batch.kind);
  const back = batch.status === 'reversing' ? kind.archive?.permission : undefined;
  if (back && !may(back))
    refuse('kernel.permission_missing', { permission: back, code: back, grantors: 'SYSADMIN' });
}

const PIECES = {
  checking: checkPiece,
  applying: (job: Job) => (job.batch.mode === 'all' ? applyAll(job) : applyPiece(job)),
  reversing: reversePiece,
} as const;

async function batchOf(kernel: Kernel, tenantId: string, id: string): Promise<Batch | undefined> {
  const [batch] = await readOnce<Batch>(
    kernel.pool,
    tenantId,
    sql`select * from integration.import_batch where tenant_id = ${tenantId} and id = ${id}`,
  );
  return batch;
}

const AFTER = { checking: 'checked', applying: 'applied', reversing: 'reversed' } as const;

/** The end of a stage, told to whoever looks on. */
async function finish({ kernel, batch, actor }: Job): Promise<void> {
  const status = AFTER[batch.status as keyof typeof AFTER];
  const finishImport = command({
    name: 'integration.finish_import',
    http: 'POST /imports',
    permission: 'signed_in',
    summary: 'What follows when all rows of an import are through.',
    input: object({}),
    output: object({}),

    async run(ctx) {
      const [counts] = await ctx.read<{ applied: number; failed: number }>(sql`
        select count(*) filter (where applied_at is not null)::integer as applied,
          count(*) filter (where state = 'error')::integer as failed
        from integration.import_row where tenant_id = ${ctx.tenantId} and batch_id = ${batch.id}`);
      const now = ctx.now.toISOString();
      ctx.write(sql`update integration.import_batch
        set status = ${status}, stage_ended_at = ${now}, version = version + 1,
          finished_at = case when ${status} = 'checked' then finished_at else ${now} end
        where tenant_id = ${ctx.tenantId} and id = ${batch.id} and status = ${batch.status}`);
      ctx.changed('integration.import_batch', batch.id, { status: batch.status }, { status });
      const { applied = 0, failed = 0 } = counts ?? {};
      await ctx.emit('integration.import_finished', batch.id, {
        importId: batch.id,
        kind: batch.kind,
        applied,
        failed,
      });
      return {};
    },
  });
  const answer = await executeCommand(kernel, finishImport, {
    actor,
    input: {},
    language: actor.language,
    correlationId: batch.id,
  });
  if (answer.refusal) throw answer.refusal;
}

/** Nobody could go on: the batch waits, and says why. */
async function stop(kernel: Kernel, batch: Batch, refusal: Refusal): Promise<void> {
  const { tenant_id: tenantId, branch_id: branchId, language } = batch;
  const { detail, fix } = problemOf(kernel.registry, refusal, language, batch.id);
  const status =
    batch.status === 'checking' ? 'mapping' : batch.status === 'applying' ? 'held' : 'applied';
  await runAsSystem(kernel, { tenantId, branchId, name: 'stop_import' }, async (ctx) => {
    ctx.write(sql`update integration.import_batch
      set status = ${status}, trouble = ${`${detail} ${fix}`}, stage_ended_at = ${ctx.now.toISOString()},
        version = version + 1
      where tenant_id = ${tenantId} and id = ${batch.id} and status = ${batch.status}`);
    await ctx.emit('integration.import_finished', batch.id, {
      importId: batch.id,
      kind: batch.kind,
      applied: 0,
      failed: 0,
    });
  });
}
