import { rowsOf, runAsSystem, sql, type Ctx, type Kernel } from '@poros/kernel';
import { queueMessages, type ToSend } from './queue-messages.ts';

/**
 * Sends what waited for its hour: one e-mail for all that a person was to be told until now. Run by
 * the clock every few minutes.
 */
export async function queueDue(kernel: Kernel): Promise<void> {
  const due = await rowsOf<{ tenantId: string }>(
    kernel.systemPool,
    sql`select distinct tenant_id as "tenantId" from notification.v_due
      where due_at <= ${kernel.clock().toISOString()}`,
  );
  for (const { tenantId } of due)
    await runAsSystem(
      kernel,
      { tenantId, branchId: tenantId, name: 'notification.queue_due' },
      queueDueOfTenant,
    );
}

interface Due {
  readonly id: string;
  readonly userId: string;
  readonly isEmail: boolean;
  readonly isPush: boolean;
  readonly subscriptionIds: readonly string[];
}

async function queueDueOfTenant(ctx: Ctx): Promise<void> {
  const now = ctx.now.toISOString();
  const due = await ctx.read<Due>(sql`
    with due as (
      select n.id, n.user_id, coalesce(n.email_due_at <= ${now}, false) as is_email,
        coalesce(n.push_due_at <= ${now}, false) as is_push
      from notification.notice n
      where n.tenant_id = ${ctx.tenantId} and (n.email_due_at <= ${now} or n.push_due_at <= ${now})
      order by n.id limit 2000 for update skip locked),
    taken as (
      update notification.notice n set version = n.version + 1,
        email_due_at = case when d.is_email then null else n.email_due_at end,
        push_due_at = case when d.is_push then null else n.push_due_at end
      from due d where n.tenant_id = ${ctx.tenantId} and n.id = d.id)
    select d.id, d.user_id as "userId", d.is_email as "isEmail", d.is_push as "isPush",
      coalesce((select json_agg(s.id) from notification.subscription s
        where s.tenant_id = ${ctx.tenantId} and s.user_id = d.user_id and s.deleted_at is null),
        '[]') as "subscriptionIds"
    from due d order by d.id`);

  const people = Map.groupBy(due, (one) => one.userId);
  const messages = [...people].flatMap(([userId, all]): ToSend[] => {
    const mailed = all.filter((one) => one.isEmail).map((one) => one.id);
    const pushed = all.filter((one) => one.isPush).map((one) => one.id);
    return [
      ...(mailed.length > 0 ? [{ userId, channel: 'email' as const, noticeIds: mailed }] : []),
      ...(pushed.length > 0
        ? (all[0]?.subscriptionIds ?? []).map((subscriptionId) => ({
            userId,
            channel: 'push' as const,
            subscriptionId,
            noticeIds: pushed,
          }))
        : []),
    ];
  });
  await queueMessages(ctx, messages);
}
