import { query, readableRecord, sql, type NamedRecord, type QueryCtx } from '@poros/kernel';
import { Discussion, GetDiscussion, type Comment } from '../shared/comment.ts';
import type { RecordFile } from '../shared/file.ts';
import { isViewable } from './media-type.ts';
import { watchersOf } from './watchers-of.ts';

const COMMENTS = 200;
const HOUR_MS = 3_600_000;

export const getDiscussion = query({
  name: 'desk.get_discussion',
  http: 'GET /records/:entity/:recordId/discussion',
  permission: 'signed_in',
  summary: 'What people wrote on a record, its files and who follows it.',
  input: GetDiscussion,
  output: Discussion,
  refuses: ['kernel.not_found'],

  async run(ctx, { entity, recordId }) {
    const record = await readableRecord(ctx, entity, recordId);
    const watchers = await watchersOf(ctx, record);
    const [comments, files] = await ctx.readAll<[Comment[], RecordFile[]]>(
      commentsOf(ctx, record),
      filesOf(ctx, record),
    );
    return {
      comments: comments.toReversed(),
      files: files.map((file) => ({ ...file, isViewable: isViewable(file.mediaType) })),
      watchers: watchers.map(({ id, name }) => ({ id, name })),
      isWatching: watchers.some((one) => one.id === ctx.actor.userId),
      mayWrite: ctx.may('desk.comment.write'),
      mayAttach: ctx.may('desk.file.attach'),
      fileSizeMax: ctx.config<number>('desk.file_size_max'),
    };
  },
});

function commentsOf(ctx: QueryCtx, record: NamedRecord) {
  const hours = ctx.config<number>('desk.comment_change_hours');
  const since = new Date(ctx.now.getTime() - hours * HOUR_MS).toISOString();
  const { userId } = ctx.actor;
  const isOverseer = ctx.may('desk.record.oversee');
  return sql`
    select c.id, c.body, c.created_by as "authorId", coalesce(u.name, '') as "authorName",
      c.created_at as "writtenAt", c.changed_at as "changedAt", c.version,
      (select coalesce(json_agg(json_build_object('id', m.id, 'name', m.name) order by m.name), '[]')
        from identity.v_user m where m.tenant_id = c.tenant_id and m.id = any(c.mentioned_ids)
      ) as mentions,
      c.created_by = ${userId} and c.created_at > ${since} as "mayChange",
      c.created_by = ${userId} or ${isOverseer}::boolean as "mayRemove"
    from desk.comment c
    left join identity.v_user u on u.tenant_id = c.tenant_id and u.id = c.created_by
    where c.tenant_id = ${ctx.tenantId} and c.record_id = ${record.id}
      and c.entity = ${record.entity} and c.deleted_at is null
    order by c.created_at desc, c.id desc limit ${COMMENTS}`;
}

function filesOf(ctx: QueryCtx, record: NamedRecord) {
  const isOverseer = ctx.may('desk.record.oversee');
  return sql`
    select f.id, f.name, c.media_type as "mediaType", c.size_bytes as "sizeBytes",
      f.created_at as "addedAt", f.created_by as "addedById", u.name as "addedByName", f.version,
      coalesce(f.created_by = ${ctx.actor.userId}, false) or ${isOverseer}::boolean as "mayRemove"
    from desk.file f
    join desk.content c on c.tenant_id = f.tenant_id and c.sha256 = f.sha256
    left join identity.v_user u on u.tenant_id = f.tenant_id and u.id = f.created_by
    where f.tenant_id = ${ctx.tenantId} and f.record_id = ${record.id}
      and f.entity = ${record.entity} and f.deleted_at is null
    order by f.created_at desc, f.id desc`;
}
