import { sql, type Ctx, type NamedRecord, type Sql } from '@poros/kernel';

/** Follows the record unless the person once said he does not want to. */
export function followQuietly(ctx: Ctx, record: NamedRecord): void {
  ctx.write(sql`${watchRow(ctx, record, true)} do nothing`);
}

/** Follows the record, or no longer. */
export function follow(ctx: Ctx, record: NamedRecord, isWatching: boolean): void {
  ctx.write(sql`${watchRow(ctx, record, isWatching)}
    do update set is_watching = excluded.is_watching, since = excluded.since`);
}

const watchRow = (ctx: Ctx, record: NamedRecord, isWatching: boolean): Sql => sql`
  insert into desk.watch (tenant_id, record_id, user_id, entity, is_watching, since)
  values (${ctx.tenantId}, ${record.id}, ${ctx.actor.userId}, ${record.entity}, ${isWatching},
    ${ctx.now.toISOString()})
  on conflict (tenant_id, record_id, user_id)`;
