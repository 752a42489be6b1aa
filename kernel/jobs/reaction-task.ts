import sql, { type Sql } from 'sql-template-tag';
import { rowsOf } from '../database/pool.ts';
import type { Kernel } from '../execute/kernel.ts';
import { REACTION_TRIES } from '../events/number-events.ts';
import { runReaction, type ReactionJob } from './run-reaction.ts';

/** Milliseconds until the next try after `attempts` failures. */
export type BackOff = (attempts: number) => number;

const LONGEST_MS = 10 * 60_000;

/** 1 s, 3 s, 9 s … up to ten minutes, each between half and one and a half times as long. */
export const backOff: BackOff = (attempts) =>
  Math.min(LONGEST_MS, 1_000 * 3 ** (attempts - 1)) * (0.5 + Math.random());

/**
 * One job: the reaction, and what follows when it fails. It is tried eight times; then a dead
 * letter waits for a person. Meanwhile later events of the same entity wait behind it, and only
 * they.
 */
export async function reactionTask(kernel: Kernel, job: ReactionJob, wait: BackOff): Promise<void> {
  if (await isHeldUp(kernel, job)) return;
  try {
    await runReaction(kernel, job);
    await rowsOf(
      kernel.systemPool,
      sql`delete from kernel.reaction_held
      where tenant_id = ${job.tenantId} and reaction = ${job.reaction}
        and event_position = ${job.position}`,
    );
  } catch (error) {
    await failed(kernel, job, error instanceof Error ? error : new Error(String(error)), wait);
  }
}

/**
 * Puts the job behind an earlier event of its entity that failed, or that waits behind one that
 * did. It is told of in the same table, so that whatever comes after it waits behind it in turn.
 */
async function isHeldUp(kernel: Kernel, job: ReactionJob): Promise<boolean> {
  const { tenantId, reaction, position, entityId } = job;
  const [before] = await rowsOf<{ at: string }>(
    kernel.systemPool,
    sql`
    select greatest(next_try_at, now()) + interval '20 milliseconds' as at
    from kernel.reaction_held
    where tenant_id = ${tenantId} and entity_id = ${entityId} and event_position < ${position}
    order by event_position desc limit 1`,
  );
  if (!before) return false;
  await rowsOf(
    kernel.systemPool,
    sql`
    with held as (
      insert into kernel.reaction_held (tenant_id, reaction, event_position, entity_id, attempts,
        next_try_at)
      values (${tenantId}, ${reaction}, ${position}, ${entityId}, 0, ${before.at})
      on conflict on constraint reaction_held__key do update
        set next_try_at = excluded.next_try_at)
    select ${again(job, before.at)}`,
  );
  return true;
}

async function failed(
  kernel: Kernel,
  job: ReactionJob,
  error: Error,
  wait: BackOff,
): Promise<void> {
  const { tenantId, reaction, position } = job;
  const [before] = await rowsOf<{ attempts: number }>(
    kernel.systemPool,
    sql`
    select attempts from kernel.reaction_held where tenant_id = ${tenantId}
      and reaction = ${reaction} and event_position = ${position}`,
  );
  const attempts = (before?.attempts ?? 0) + 1;
  kernel.log.warn({ err: error, tenantId, reaction, position, attempts }, 'a reaction failed');
  if (attempts >= REACTION_TRIES) {
    kernel.metrics.deadLetters.inc({ reaction });
    await rowsOf(kernel.systemPool, deadLetter(kernel, job, attempts, error.message));
    return;
  }
  const nextTryAt = new Date(Date.now() + wait(attempts)).toISOString();
  await rowsOf(
    kernel.systemPool,
    sql`
    with kept as (
      insert into kernel.reaction_held as f (tenant_id, reaction, event_position, entity_id,
        attempts, error, next_try_at)
      values (${tenantId}, ${reaction}, ${position}, ${job.entityId}, ${attempts},
        ${error.message}, ${nextTryAt})
      on conflict on constraint reaction_held__key do update
        set attempts = excluded.attempts, error = excluded.error,
          next_try_at = excluded.next_try_at)
    select ${again(job, nextTryAt)}`,
  );
}

/** The same job once more; graphile-worker's own retry knows neither jitter nor whom it blocks. */
function again(job: ReactionJob, at: string): Sql {
  return sql`graphile_worker.add_job('reaction', ${JSON.stringify(job)}::json,
    queue_name := kernel.reaction_lane(${job.entityId}), run_at := ${at}::timestamptz,
    max_attempts := ${REACTION_TRIES}::integer)`;
}

function deadLetter(kernel: Kernel, job: ReactionJob, attempts: number, error: string): Sql {
  const { tenantId, reaction, position } = job;
  return sql`
    with settled as (
      delete from kernel.reaction_held where tenant_id = ${tenantId}
        and reaction = ${reaction} and event_position = ${position})
    insert into kernel.dead_letter as d (tenant_id, id, reaction, event_position, event, attempts,
      error, failed_at)
    select ${tenantId}, ${kernel.newId()}, ${reaction}, ${position},
      jsonb_build_object('type', e.type, 'entity', e.entity, 'entityId', e.entity_id, 'at', e.at,
        'payload', e.payload), ${attempts}, ${error}, now()
    from kernel.event_log e where e.tenant_id = ${tenantId} and e.position = ${position}
    on conflict on constraint dead_letter__once do update
      set state = 'waiting', attempts = d.attempts + excluded.attempts, error = excluded.error,
        failed_at = excluded.failed_at, settled_at = null, settled_by = null,
        version = d.version + 1`;
}
