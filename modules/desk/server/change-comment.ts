import { command, refuse } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { ChangeComment } from '../shared/comment.ts';
import { ensureReaders, lockComment } from './comment.sql.ts';

const HOUR_MS = 3_600_000;

export const changeComment = command({
  name: 'desk.change_comment',
  http: 'PUT /comments/:commentId',
  permission: 'desk.comment.write',
  summary: 'Change what you wrote, as long as it is fresh; the audit trail keeps how it was.',
  input: ChangeComment,
  output: Touched,
  refuses: [
    'desk.comment_not_found',
    'desk.comment_not_yours',
    'desk.comment_too_old',
    'desk.mention_out_of_reach',
  ],

  async run(ctx, { commentId, version, body, mentionedIds = [] }) {
    const { comment, record } = await lockComment(ctx, commentId);
    if (comment.created_by !== ctx.actor.userId) refuse('desk.comment_not_yours');
    const hours = ctx.config<number>('desk.comment_change_hours');
    const age_ms = ctx.now.getTime() - Date.parse(comment.created_at);
    if (age_ms > hours * HOUR_MS) refuse('desk.comment_too_old', { hours });
    const mentioned = [...new Set(mentionedIds)];
    await ensureReaders(ctx, record, mentioned);

    ctx.update(
      'desk.comment',
      { ...comment, version },
      { body, mentioned_ids: mentioned, changed_at: ctx.now.toISOString() },
    );

    const { entity, record_id: recordId } = comment;
    await ctx.emit('desk.record_discussed', recordId, { entity, recordId });
    return { id: commentId, version: version + 1 };
  },
});
