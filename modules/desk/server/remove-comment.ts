import { command, refuse } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { RemoveComment } from '../shared/comment.ts';
import { lockComment } from './comment.sql.ts';

export const removeComment = command({
  name: 'desk.remove_comment',
  http: 'POST /comments/:commentId/removal',
  permission: 'desk.comment.write',
  summary: 'Take back what you wrote; the audit trail keeps it.',
  input: RemoveComment,
  output: Touched,
  refuses: ['desk.comment_not_found', 'desk.comment_not_yours'],

  async run(ctx, { commentId, version }) {
    const { comment } = await lockComment(ctx, commentId);
    const isOwn = comment.created_by === ctx.actor.userId;
    if (!isOwn && !ctx.may('desk.record.oversee')) refuse('desk.comment_not_yours');

    ctx.update(
      'desk.comment',
      { ...comment, version },
      { deleted_at: ctx.now.toISOString(), deleted_by: ctx.actor.userId },
    );

    const { entity, record_id: recordId } = comment;
    await ctx.emit('desk.record_discussed', recordId, { entity, recordId });
    return { id: commentId, version: version + 1 };
  },
});
