import { command, refuse, sql } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { ChangeRole, type Grant } from '../shared/role.ts';
import { isWithin } from '../shared/scope.ts';
import { ensureHeld, ensureRoleNotAbove } from './rights.sql.ts';
import { ALL_RIGHTS, addGrants, ensureKnown, grantsOf, lockRole } from './role.sql.ts';

export const changeRole = command({
  name: 'identity.change_role',
  http: 'PUT /roles/:roleId',
  permission: 'identity.role.manage',
  summary: 'Change a role; everybody who has it feels it at the next request.',
  input: ChangeRole,
  output: Touched,
  refuses: [
    'identity.role_not_found',
    'identity.role_fixed',
    'identity.role_above',
    'identity.permission_unknown',
    'identity.right_not_held',
  ],

  async run(ctx, { roleId, version, nameId, nameEn, level, permissions }) {
    const role = await lockRole(ctx, roleId);
    if (role.code === ALL_RIGHTS) refuse('identity.role_fixed', { role: role.code });
    await ensureRoleNotAbove(ctx, { code: role.code, level: Math.min(role.level, level) });
    const before = await grantsOf(ctx, roleId);
    const given = added(before, permissions);
    ensureKnown(ctx, permissions);
    ensureHeld(ctx, given);

    ctx.update('identity.role', { ...role, version }, { name_id: nameId, name_en: nameEn, level });
    ctx.write(sql`delete from identity.role_permission
      where tenant_id = ${ctx.tenantId} and role_id = ${roleId}
      and permission <> all(${permissions.map((grant) => grant.permission)}::text[])`);
    ctx.write(
      addGrants(
        ctx,
        permissions.map((grant) => ({ roleId, ...grant })),
      ),
    );
    ctx.changed(
      'identity.role_permission',
      roleId,
      { permissions: differing(before, permissions) },
      { permissions: differing(permissions, before) },
    );

    await ctx.emit('identity.role_changed', roleId, { roleId });
    return { id: roleId, version: version + 1 };
  },
});

/** Those of `some` that `others` do not hold alike: what a change replaced. */
function differing(some: readonly Grant[], others: readonly Grant[]): Grant[] {
  const held = new Map(others.map((grant) => [grant.permission, grant.scope]));
  return some.filter(({ permission, scope }) => held.get(permission) !== scope);
}

/** What `after` gives beyond `before`: new rights and wider reaches. */
function added(before: readonly Grant[], after: readonly Grant[]): Grant[] {
  const held = new Map(before.map((grant) => [grant.permission, grant.scope]));
  return after.filter(({ permission, scope }) => !isWithin(scope, held.get(permission)));
}
