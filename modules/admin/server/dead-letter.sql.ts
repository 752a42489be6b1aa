import { refuse, sql, type Ctx, type Sql } from '@poros/kernel';

export const letterFrom: Sql = sql`kernel.dead_letter d
  left join identity.v_user u on u.tenant_id = d.tenant_id and u.id = d.settled_by`;

export const letterColumns: Sql = sql`d.id, d.reaction, d.event ->> 'type' as "eventType",
  d.event_position as "eventPosition", d.event ->> 'entity' as entity,
  (d.event ->> 'entityId')::uuid as "entityId", d.attempts, d.error, d.failed_at as "failedAt",
  d.state, d.settled_at as "settledAt", u.name as "settledByName", d.version`;

interface Letter {
  readonly state: string;
  readonly version: number;
  readonly reaction: string;
}

/** A letter that still waits, locked, seen at the caller's version. */
async function lockWaiting(ctx: Ctx, letterId: string, version: number): Promise<Letter> {
  const letter =
    (await ctx.first<Letter>(sql`select state, version, reaction from kernel.dead_letter
    where tenant_id = ${ctx.tenantId} and id = ${letterId} for update`)) ??
    refuse('admin.dead_letter_not_found');
  if (letter.state !== 'waiting') refuse('admin.dead_letter_settled', { state: letter.state });
  if (letter.version !== version) refuse('kernel.changed_meanwhile');
  return letter;
}

/** A person has decided about a letter: it is tried again, or let go. */
export async function settleLetter(
  ctx: Ctx,
  given: { letterId: string; version: number },
  state: 'replayed' | 'dismissed',
): Promise<{ id: string; version: number }> {
  const { letterId, version } = given;
  await lockWaiting(ctx, letterId, version);

  ctx.write(sql`update kernel.dead_letter set state = ${state}, version = version + 1,
      settled_at = ${ctx.now.toISOString()}, settled_by = ${ctx.actor.userId}
    where tenant_id = ${ctx.tenantId} and id = ${letterId}`);
  ctx.changed('kernel.dead_letter', letterId, { state: 'waiting' }, { state });

  await ctx.emit('admin.dead_letter_settled', letterId, { letterId, state });
  return { id: letterId, version: version + 1 };
}
