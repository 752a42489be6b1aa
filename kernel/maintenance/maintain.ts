import sql from 'sql-template-tag';
import { rowsOf } from '../database/pool.ts';
import type { Kernel } from '../execute/kernel.ts';

const MONTHS_AHEAD = 4;
const ANSWERS_KEPT_DAYS = 30;
const PRUNE_AT_ONCE = 5_000;

/**
 * How many months each class of history stays attached. Ledger and audit: ten years, as tax law
 * asks.
 */
const RETENTION_MONTHS = { ledger: 120, audit: 120, event: 13 } as const;

export interface Maintained {
  readonly monthsMade: number;
  readonly answersPruned: number;
  /** Partitions older than their class asks; archiving them is a decision of the operator. */
  readonly archivable: readonly Archivable[];
}
export interface Archivable {
  readonly partition: string;
  readonly retention: keyof typeof RETENTION_MONTHS;
  readonly bytes: number;
}

/**
 * What must be done every day: months ahead, first answers past their time, what may be archived.
 */
export async function maintain(kernel: Kernel): Promise<Maintained> {
  const now = kernel.clock();
  const [made] = await rowsOf<{ months: number }>(
    kernel.systemPool,
    sql`
    select kernel.ensure_months(${now.toISOString().slice(0, 10)}::date, ${MONTHS_AHEAD + 1})
      as months`,
  );
  const answersPruned = await pruneAnswers(kernel, now);
  const archivable = await archivablePartitions(kernel, now);
  for (const module of kernel.registry.modules)
    for (const task of module.upkeep ?? []) await task(kernel);
  const done = { monthsMade: made?.months ?? 0, answersPruned, archivable };
  kernel.log.info(done, 'maintenance');
  return done;
}

/** A few thousand at a time, so that no delete holds its locks for long. */
async function pruneAnswers(kernel: Kernel, now: Date): Promise<number> {
  const before = new Date(now.getTime() - ANSWERS_KEPT_DAYS * 86_400_000).toISOString();
  for (let all = 0; ;) {
    const [pruned] = await rowsOf<{ many: number }>(
      kernel.systemPool,
      sql`
      with old as (
        select tenant_id, client_id, key from kernel.idempotency where at < ${before}
        limit ${PRUNE_AT_ONCE}),
      gone as (
        delete from kernel.idempotency i using old
        where i.tenant_id = old.tenant_id and i.client_id = old.client_id and i.key = old.key
        returning 1)
      select count(*) as many from gone`,
    );
    all += pruned?.many ?? 0;
    if ((pruned?.many ?? 0) < PRUNE_AT_ONCE) return all;
  }
}

/** A partition's name ends with its month: kernel.event_log_2026_11. */
async function archivablePartitions(kernel: Kernel, now: Date): Promise<Archivable[]> {
  const rows = await rowsOf<Archivable & { month: string }>(
    kernel.systemPool,
    sql`
    select n.nspname || '.' || c.relname as partition, t.retention,
      replace(right(c.relname, 7), '_', '-') as month, pg_total_relation_size(c.oid) as bytes
    from kernel.partitioned_table t
    join pg_inherits i on i.inhparent = to_regclass(t.name)
    join pg_class c on c.oid = i.inhrelid
    join pg_namespace n on n.oid = c.relnamespace
    order by 1`,
  );
  return rows
    .filter((row) => row.month < monthBefore(now, RETENTION_MONTHS[row.retention]))
    .map(({ partition, retention, bytes }) => ({ partition, retention, bytes }));
}

function monthBefore(now: Date, months: number): string {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, 1))
    .toISOString()
    .slice(0, 7);
}
