import { sql, type Ctx } from '@poros/kernel';
import type { EventMap } from '@poros/kernel/shared';
import { notify, type Notice } from '@poros/notification';
import { nextAsked } from './deciders.sql.ts';
import { judgedOf, requestById, type StoredRequest } from './request.sql.ts';

/** A new request reaches the nearest people who may decide it. */
export async function tellDeciders(
  ctx: Ctx,
  { requestId }: EventMap['approval.request_opened'],
): Promise<void> {
  const row = await requestById(ctx, requestId);
  if (row.status !== 'open') return;
  const { level, userIds } = await nextAsked(ctx, judgedOf(row), null);
  ctx.write(sql`update approval.request set asked_level = ${level}
    where tenant_id = ${ctx.tenantId} and id = ${requestId}`);
  await notify(ctx, await noticeOf(ctx, row, 'approval.asked', userIds));
}

/** Whoever asked reads the answer, by whom and why. */
export async function tellAsker(
  ctx: Ctx,
  { requestId, verdict }: EventMap['approval.request_decided'],
): Promise<void> {
  const row = await requestById(ctx, requestId);
  if (isOldNews(ctx, row)) return;
  const notice = await noticeOf(ctx, row, `approval.${verdict}`, [row.asked_by]);
  await notify(ctx, { ...notice, except: row.decided_by });
}

const NEWS_MS = 24 * 3_600_000;

/** What was answered long ago, as in books that were taken over, is no news to anybody. */
const isOldNews = (ctx: Ctx, { decided_at: at }: StoredRequest): boolean =>
  at !== null && ctx.now.getTime() - Date.parse(at) > NEWS_MS;

/** Who is asked next, because nobody answered in time. */
export async function tellNext(
  ctx: Ctx,
  { requestId, level }: EventMap['approval.request_escalated'],
): Promise<void> {
  const row = await requestById(ctx, requestId);
  if (row.status !== 'open') return;
  // One above the level asked now is the level itself, for whoever counts from below.
  const { userIds } = await nextAsked(ctx, judgedOf(row), level === null ? null : level + 1);
  await notify(ctx, await noticeOf(ctx, row, 'approval.escalated', userIds));
}

/** Who was handed a request hears of it at once. */
export async function tellDelegate(
  ctx: Ctx,
  { requestId, delegatedTo }: EventMap['approval.request_delegated'],
): Promise<void> {
  const row = await requestById(ctx, requestId);
  if (row.status !== 'open') return;
  await notify(ctx, await noticeOf(ctx, row, 'approval.delegated', [delegatedTo]));
}

async function noticeOf(
  ctx: Ctx,
  row: StoredRequest,
  kind: string,
  to: readonly string[],
): Promise<Notice> {
  const people = await ctx.read<{ id: string; name: string }>(sql`
    select id, name from identity.v_user
    where tenant_id = ${ctx.tenantId}
      and id = any(${[row.asked_by, row.decided_by, row.delegated_by].filter(Boolean)}::uuid[])`);
  const nameOf = (id: string | null) => people.find((one) => one.id === id)?.name ?? 'Poros';
  const isAccess = row.topic !== '';
  return {
    kind: isAccess ? `${kind}_access` : kind,
    to,
    record: {
      entity: row.entity,
      id: row.entity_id,
      label: row.label,
      path: isAnswer(kind) ? (isAccess ? '/account' : row.path) : `/approvals?request=${row.id}`,
    },
    details: {
      asker: nameOf(row.asked_by),
      decider: nameOf(row.decided_by),
      delegator: nameOf(row.delegated_by),
      reason: row.decision_reason || row.reason,
      ...(row.amount !== null && { amount: row.amount, currency: row.currency ?? '' }),
      ...(isAccess && { permission: row.topic }),
    },
  };
}

const isAnswer = (kind: string): boolean => /approved|declined|sent_back/.test(kind);
