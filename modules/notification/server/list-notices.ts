import { query, sql } from '@poros/kernel';
import { ListNotices, NoticeList, type NoticeRow } from '../shared/notice.ts';

export const listNotices = query({
  name: 'notification.list_notices',
  http: 'GET /notices',
  permission: 'signed_in',
  summary: 'What the asker was told, the newest first.',
  input: ListNotices,
  output: NoticeList,

  async run(ctx, { after, limit = 30, search = '', isUnread, module }) {
    const mine = sql`n.tenant_id = ${ctx.tenantId} and n.user_id = ${ctx.actor.userId} and n.is_shown
      and (${isUnread ?? false} is false or n.read_at is null)
      and (${module ?? null}::text is null or n.kind like ${module ?? ''} || '.%')
      and strpos(lower(n.label || ' ' || n.details::text), lower(${search.trim()})) > 0`;
    const [rows, [count]] = await ctx.readAll<[NoticeRow[], { total: number }[]]>(
      sql`select n.id, n.kind, n.details, n.label, n.path, n.noticed_at as "noticedAt",
          n.read_at as "readAt"
        from notification.notice n
        where ${mine} and (${after ?? null}::uuid is null or n.id < ${after ?? null}::uuid)
        order by n.id desc limit ${limit + 1}`,
      sql`select count(*)::integer as total from notification.notice n where ${mine}`,
    );
    const shown = rows.slice(0, limit);
    return {
      rows: shown,
      next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
      total: count?.total ?? 0,
    };
  },
});
