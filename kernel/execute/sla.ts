import sql from 'sql-template-tag';
import type { Ctx } from './context.ts';

export interface Clock {
  readonly entity: string;
  readonly entityId: string;
  /** approval, processing, delivery */
  readonly kind: string;
  /** How long it may take. */
  readonly targetMin: number;
}

/**
 * Starts a clock on a document; a clock of that kind that started at the same instant is the same.
 */
export function startClock(ctx: Ctx, clock: Clock): void {
  const { entity, entityId, kind, targetMin } = clock;
  const startedAt = ctx.now.toISOString();
  ctx.write(sql`insert into kernel.sla_clock (tenant_id, id, entity, entity_id, kind, started_at, target_at, target_min)
    values (${ctx.tenantId}, ${ctx.newId()}, ${entity}, ${entityId}, ${kind}, ${startedAt},
      ${startedAt}::timestamptz + make_interval(mins => ${targetMin}), ${targetMin})
    on conflict on constraint sla_clock__once do nothing`);
}

/** Stops the document's running clock of that kind and says whether it came too late. */
export function stopClock(ctx: Ctx, entityId: string, kind: string): void {
  const at = ctx.now.toISOString();
  ctx.write(sql`update kernel.sla_clock set completed_at = ${at}, version = version + 1,
      actual_min = greatest(0, floor(extract(epoch from (${at}::timestamptz - started_at)) / 60))::integer,
      is_breached = ${at}::timestamptz > target_at
    where tenant_id = ${ctx.tenantId} and entity_id = ${entityId} and kind = ${kind} and completed_at is null`);
}
