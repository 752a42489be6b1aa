import { refuse, sql, type Ctx } from '@poros/kernel';
import type { Verdict } from '../shared/events.ts';
import { ensureMayDecide, kindOf } from './authority.sql.ts';
import { rowOf } from './follow-request.ts';
import { ensureOpen, judgedOf, saidOf, type StoredRequest, type Subject } from './request.sql.ts';

export interface Decision {
  readonly verdict: Verdict;
  readonly reason?: string;
  readonly choice?: string;
}

/**
 * Decides about a record from the module's own page: the same rules, the same answer in the inbox.
 * Call it with the record locked. The request may not have reached the inbox yet; it is then
 * written down as decided.
 */
export async function decide(ctx: Ctx, subject: Subject, decision: Decision): Promise<void> {
  const row = await ctx.first<StoredRequest>(sql`
    select * from approval.request where tenant_id = ${ctx.tenantId}
      and entity_id = ${subject.entityId} and topic = ${subject.topic ?? ''}
      and round = ${subject.round ?? 0} and asked_at = ${subject.askedAt}`);
  if (row) return decideRow(ctx, row, decision, subject.kind);
  const made = { ...rowOf(ctx, subject), id: ctx.newId() };
  const closing = await closingOf(ctx, subject, decision);
  await say(ctx, made, decision);
  ctx.insert('approval.request', { ...made, ...closing });
}

/**
 * Decides a request. Whoever asked acts on it in this transaction; only when that succeeded is the
 * request closed, seen at the version it was read.
 */
export async function decideRow(
  ctx: Ctx,
  row: StoredRequest,
  decision: Decision,
  kind = row.kind,
): Promise<void> {
  await ensureOpen(ctx, row);
  const closing = await closingOf(ctx, { ...judgedOf(row), kind }, decision);
  await say(ctx, row, decision);
  const { search_text: _derived, ...before } = row;
  ctx.update('approval.request', before, closing);
}

async function closingOf(
  ctx: Ctx,
  judged: Parameters<typeof ensureMayDecide>[1],
  { verdict, reason = '' }: Decision,
) {
  if (verdict !== 'approved' && reason.trim() === '')
    refuse('approval.reason_missing', { label: judged.label });
  if (verdict === 'sent_back' && !kindOf(ctx, judged.kind).canSendBack)
    refuse('approval.cannot_send_back', { label: judged.label });
  const { byUserId } = await ensureMayDecide(ctx, judged);
  const { userId } = ctx.actor;
  return {
    status: verdict,
    decided_at: ctx.now.toISOString(),
    decided_by: userId,
    decided_for: byUserId === userId ? null : byUserId,
    decision_reason: reason,
  };
}

type Said = Parameters<typeof saidOf>[0] & { readonly topic: string };

async function say(ctx: Ctx, row: Said, { verdict, reason = '', choice }: Decision): Promise<void> {
  await ctx.emit('approval.request_decided', row.id, {
    ...saidOf(row),
    topic: row.topic,
    verdict,
    reason,
    choice: choice ?? null,
  });
}
