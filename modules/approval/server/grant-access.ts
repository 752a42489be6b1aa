import { refuse, sql, type Ctx } from '@poros/kernel';
import type { EventMap } from '@poros/kernel/shared';
import { grantRole } from '@poros/identity';

/** An approved request for access gives the person the role that whoever approved chose. */
export async function grantAccess(
  ctx: Ctx,
  { kind, entityId, topic, verdict, choice }: EventMap['approval.request_decided'],
): Promise<void> {
  if (kind !== 'approval.access' || verdict !== 'approved') return;
  const role = choice
    ? await ctx.first<{ id: string }>(sql`
        select role_id as id from identity.v_role_permission
        where tenant_id = ${ctx.tenantId} and role_id = ${choice} and permission = ${topic}`)
    : undefined;
  if (!role) refuse('approval.choice_missing', { permission: topic });
  await grantRole(ctx, { userId: entityId, roleId: role.id });
}
