import { query, sql } from '@poros/kernel';
import { CountNotices, NoticeCount } from '../shared/notice.ts';

export const countNotices = query({
  name: 'notification.count_notices',
  http: 'GET /notices/count',
  permission: 'signed_in',
  summary: 'How many notices the asker has not read.',
  input: CountNotices,
  output: NoticeCount,

  async run(ctx) {
    const row = await ctx.first<{ unread: number }>(sql`
      select count(*)::integer as unread from notification.notice
      where tenant_id = ${ctx.tenantId} and user_id = ${ctx.actor.userId} and is_shown
        and read_at is null`);
    return { unread: row?.unread ?? 0 };
  },
});
