import { command, sql } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { AssignRoles } from '../shared/user.ts';
import { ensureUserNotAbove } from './rights.sql.ts';
import { ensureMayGive, ensureSysadminRemains, giveRoles, lockUser } from './user.sql.ts';

export const assignRoles = command({
  name: 'identity.assign_roles',
  http: 'PUT /users/:userId/roles',
  permission: 'identity.user.assign',
  summary: 'Give a user exactly these roles.',
  input: AssignRoles,
  output: Touched,
  refuses: [
    'identity.user_not_found',
    'identity.user_above',
    'identity.role_not_found',
    'identity.role_above',
    'identity.right_not_held',
    'identity.last_sysadmin',
  ],

  async run(ctx, { userId, version, roleIds }) {
    const user = await lockUser(ctx, userId);
    await ensureUserNotAbove(ctx, user);
    const before = await ctx.read<{ id: string; code: string }>(sql`
      select r.id, r.code from identity.user_role ur
      join identity.role r on r.tenant_id = ur.tenant_id and r.id = ur.role_id
      where ur.tenant_id = ${ctx.tenantId} and ur.user_id = ${userId} order by r.id`);
    const kept = new Set(before.map((role) => role.id));
    await ensureMayGive(
      ctx,
      roleIds.filter((id) => !kept.has(id)),
    );
    const losesAll = before.some((role) => role.code === 'SYSADMIN' && !roleIds.includes(role.id));
    if (losesAll) await ensureSysadminRemains(ctx, userId);

    giveRoles(ctx, userId, roleIds);
    ctx.update('identity.app_user', { ...user, version }, {});
    ctx.changed('identity.user_role', userId, { roleIds: [...kept] }, { roleIds });

    await ctx.emit('identity.user_changed', userId, { userId });
    return { id: userId, version: version + 1 };
  },
});
