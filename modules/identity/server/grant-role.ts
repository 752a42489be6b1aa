import { sql, type Ctx } from '@poros/kernel';
import { ensureMayGive, lockUser } from './user.sql.ts';
import { ensureUserNotAbove } from './rights.sql.ts';

export interface RoleGift {
  readonly userId: string;
  readonly roleId: string;
}

/**
 * Gives a user one role more, under the rules of giving: none above the giver, no right that the
 * giver does not hold. Nothing happens to a user who has it.
 */
export async function grantRole(ctx: Ctx, { userId, roleId }: RoleGift): Promise<void> {
  const user = await lockUser(ctx, userId);
  await ensureUserNotAbove(ctx, user);
  await ensureMayGive(ctx, [roleId]);

  ctx.write(sql`insert into identity.user_role (tenant_id, user_id, role_id)
    values (${ctx.tenantId}, ${userId}, ${roleId}) on conflict on constraint user_role__key do nothing`);
  ctx.update('identity.app_user', user, {});
  ctx.changed('identity.user_role', userId, null, { roleId });

  await ctx.emit('identity.user_changed', userId, { userId });
}
