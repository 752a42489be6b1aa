import { command, readableRecord } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { WriteComment } from '../shared/comment.ts';
import { ensureReaders } from './comment.sql.ts';
import { followQuietly } from './watch.sql.ts';
import { watchersOf } from './watchers-of.ts';

const EXCERPT = 240;

export const writeComment = command({
  name: 'desk.write_comment',
  http: 'POST /records/:entity/:recordId/comments',
  permission: 'desk.comment.write',
  summary: 'Write on a record that you may see; mentioned people and followers are told.',
  input: WriteComment,
  output: Touched,
  refuses: ['kernel.not_found', 'desk.mention_out_of_reach'],

  async run(ctx, { entity, recordId, id = ctx.newId(), body, mentionedIds = [] }) {
    const record = await readableRecord(ctx, entity, recordId);
    const mentioned = [...new Set(mentionedIds)];
    await ensureReaders(ctx, record, mentioned);
    const watchers = await watchersOf(ctx, record);
    const author = ctx.actor.userId;

    ctx.insert('desk.comment', { id, entity, record_id: recordId, body, mentioned_ids: mentioned });
    followQuietly(ctx, record);

    await ctx.emit('desk.comment_written', id, {
      entity,
      recordId,
      label: record.label,
      path: record.path,
      commentId: id,
      authorId: author,
      authorName: ctx.actor.name,
      text: body.length > EXCERPT ? `${body.slice(0, EXCERPT - 1)}…` : body,
      mentionedIds: mentioned.filter((one) => one !== author),
      watcherIds: watchers.map((one) => one.id).filter((one) => one !== author),
    });
    await ctx.emit('desk.record_discussed', recordId, { entity, recordId });
    return { id, version: 1 };
  },
});
