import { sql, type Ctx } from '@poros/kernel';
import { kindOf } from './authority.sql.ts';
import { saidOf, type StoredRequest, type Subject } from './request.sql.ts';

/**
 * Brings the requests about a record in line with the record: opens the one for what waits now, and
 * withdraws those for what waits no more. Safe to do twice; call it with the record locked.
 */
export async function followRequest(
  ctx: Ctx,
  entityId: string,
  waiting: Subject | null,
): Promise<void> {
  const open = await ctx.read<StoredRequest>(sql`
    select * from approval.request
    where tenant_id = ${ctx.tenantId} and entity_id = ${entityId} and status = 'open'
    for update`);
  const isSame = (one: StoredRequest) =>
    waiting !== null &&
    one.round === (waiting.round ?? 0) &&
    Date.parse(one.asked_at) === Date.parse(waiting.askedAt);
  for (const row of open.filter((one) => !isSame(one))) await withdraw(ctx, row);
  if (waiting && !open.some(isSame)) await openRequest(ctx, waiting);
}

async function withdraw(ctx: Ctx, row: StoredRequest): Promise<void> {
  const { search_text: _derived, ...before } = row;
  ctx.update('approval.request', before, {
    status: 'withdrawn',
    decided_at: ctx.now.toISOString(),
  });
  await ctx.emit('approval.request_withdrawn', row.id, saidOf(row));
}

/** Asks. A request about the same thing at the same instant is the same. */
export async function openRequest(ctx: Ctx, subject: Subject): Promise<string> {
  const known = await ctx.first<{ id: string }>(sql`
    select id from approval.request where tenant_id = ${ctx.tenantId}
      and entity_id = ${subject.entityId} and topic = ${subject.topic ?? ''}
      and round = ${subject.round ?? 0} and asked_at = ${subject.askedAt}`);
  if (known) return known.id;
  const row = { ...rowOf(ctx, subject), id: ctx.newId(), status: 'open' as const };
  ctx.insert('approval.request', row);
  await ctx.emit('approval.request_opened', row.id, saidOf(row));
  return row.id;
}

/** The columns of a request that its subject says. */
export function rowOf(ctx: Ctx, subject: Subject) {
  const minutes = ctx.config<number>(kindOf(ctx, subject.kind).minutesSetting);
  return {
    kind: subject.kind,
    entity: subject.entity,
    entity_id: subject.entityId,
    topic: subject.topic ?? '',
    label: subject.label,
    path: subject.path,
    branch_id: subject.branchId,
    amount: subject.amount,
    currency: subject.currency,
    asked_by: subject.askedBy,
    asked_at: subject.askedAt,
    round: subject.round ?? 0,
    reason: subject.reason ?? '',
    detail: subject.detail ?? {},
    due_at: new Date(Date.parse(subject.askedAt) + minutes * 60_000).toISOString(),
  };
}
