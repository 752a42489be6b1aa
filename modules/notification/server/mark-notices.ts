import { command, sql } from '@poros/kernel';
import { MarkNotices, NoticesMarked } from '../shared/notice.ts';

export const markNotices = command({
  name: 'notification.mark_notices',
  http: 'POST /notices/marks',
  permission: 'signed_in',
  summary: 'Mark some or all of the own notices as read, or as unread again.',
  input: MarkNotices,
  output: NoticesMarked,

  async run(ctx, { noticeIds, isRead }) {
    const readAt = isRead ? ctx.now.toISOString() : null;
    const marked = await ctx.read<{ id: string }>(sql`
      update notification.notice set read_at = ${readAt}::timestamptz, version = version + 1
      where tenant_id = ${ctx.tenantId} and user_id = ${ctx.actor.userId} and is_shown
        and (${noticeIds === undefined} or id = any(${[...(noticeIds ?? [])]}::uuid[]))
        and (read_at is null) = ${isRead}
      returning id`);
    if (marked.length > 0)
      await ctx.emit('notification.people_noticed', ctx.newId(), { userIds: [ctx.actor.userId] });
    return { marked: marked.length };
  },
});
