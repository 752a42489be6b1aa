import { command, refuse, sql } from '@poros/kernel';
import { ArchiveSubscription, Done } from '../shared/notice.ts';

export const archiveSubscription = command({
  name: 'notification.archive_subscription',
  http: 'POST /me/browsers/:subscriptionId/archival',
  permission: 'signed_in',
  summary: 'Push no more to one of the own browsers.',
  input: ArchiveSubscription,
  output: Done,
  refuses: ['notification.subscription_not_found'],

  async run(ctx, { subscriptionId }) {
    const gone = await ctx.first<{ id: string }>(sql`
      update notification.subscription set deleted_at = ${ctx.now.toISOString()},
        version = version + 1
      where tenant_id = ${ctx.tenantId} and user_id = ${ctx.actor.userId}
        and id = ${subscriptionId} and deleted_at is null
      returning id`);
    if (!gone) refuse('notification.subscription_not_found');
    ctx.changed('notification.subscription', subscriptionId, {}, { deleted: true });
    return { isDone: true };
  },
});
