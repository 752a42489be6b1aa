import { sql, type Ctx } from '@poros/kernel';

/** One message to one person or browser, and what it tells. */
export interface ToSend {
  readonly userId: string;
  readonly channel: 'email' | 'push';
  readonly subscriptionId?: string;
  readonly noticeIds: readonly string[];
}

/**
 * Puts messages in the queue; each is sent by a job of its own after the commit. A notice that has
 * gone to a person or browser before breaks the whole transaction: it never goes twice.
 */
export async function queueMessages(ctx: Ctx, all: readonly ToSend[]): Promise<void> {
  if (all.length === 0) return;
  const messages = all.map((one) => ({ id: ctx.newId(), ...one }));
  ctx.write(sql`
    insert into notification.message (tenant_id, id, user_id, channel, subscription_id, written_at)
    select ${ctx.tenantId}, m.id, m."userId", m.channel, m."subscriptionId",
      ${ctx.now.toISOString()}
    from jsonb_to_recordset(${JSON.stringify(messages)}::jsonb)
      as m(id uuid, "userId" uuid, channel text, "subscriptionId" uuid)`);
  const told = messages.flatMap(({ id, userId, subscriptionId, noticeIds }) =>
    noticeIds.map((noticeId) => ({ id, noticeId, targetId: subscriptionId ?? userId })),
  );
  ctx.write(sql`
    insert into notification.message_notice (tenant_id, notice_id, target_id, message_id)
    select ${ctx.tenantId}, t."noticeId", t."targetId", t.id
    from jsonb_to_recordset(${JSON.stringify(told)}::jsonb)
      as t(id uuid, "noticeId" uuid, "targetId" uuid)`);
  for (const { id, channel } of messages)
    await ctx.emit('notification.message_queued', id, { messageId: id, channel });
}
