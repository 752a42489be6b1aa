import { refuse, sql, readableRecord, type Ctx, type NamedRecord, type RowOf } from '@poros/kernel';
import { readersOf } from './watchers-of.ts';

export type StoredComment = RowOf<'desk.comment'>;

/** A comment on a record that the actor may see; removed or out of reach is not there. */
export async function lockComment(
  ctx: Ctx,
  commentId: string,
): Promise<{ comment: StoredComment; record: NamedRecord }> {
  const comment = await ctx.first<StoredComment>(sql`
    select * from desk.comment where tenant_id = ${ctx.tenantId} and id = ${commentId}
      and deleted_at is null for update`);
  if (!comment) refuse('desk.comment_not_found');
  const record = await readableRecord(ctx, comment.entity, comment.record_id);
  return { comment, record };
}

/** Refuses to mention people who may not see the record: they could not answer. */
export async function ensureReaders(
  ctx: Ctx,
  record: NamedRecord,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  const readers = new Set((await readersOf(ctx, record, { ids })).map((one) => one.id));
  const n = ids.filter((id) => !readers.has(id)).length;
  if (n > 0) refuse('desk.mention_out_of_reach', { n, label: record.label });
}
