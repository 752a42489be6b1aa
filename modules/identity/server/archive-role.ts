import { command, refuse, sql } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { ArchiveRole } from '../shared/role.ts';
import { ensureRoleNotAbove } from './rights.sql.ts';
import { lockRole } from './role.sql.ts';

export const archiveRole = command({
  name: 'identity.archive_role',
  http: 'POST /roles/:roleId/archival',
  permission: 'identity.role.manage',
  summary: 'Take a role out of use; nobody may have it any more.',
  input: ArchiveRole,
  output: Touched,
  refuses: [
    'identity.role_not_found',
    'identity.role_is_system',
    'identity.role_above',
    'identity.role_in_use',
  ],

  async run(ctx, { roleId, version }) {
    const role = await lockRole(ctx, roleId);
    if (role.is_system) refuse('identity.role_is_system', { role: role.code });
    await ensureRoleNotAbove(ctx, role);
    const [holders] = await ctx.read<{ count: number }>(sql`
      select count(*)::integer as count from identity.user_role
      where tenant_id = ${ctx.tenantId} and role_id = ${roleId}`);
    if (holders && holders.count > 0)
      refuse('identity.role_in_use', { role: role.code, count: holders.count });

    ctx.update(
      'identity.role',
      { ...role, version },
      { deleted_at: ctx.now.toISOString(), deleted_by: ctx.actor.userId },
    );

    await ctx.emit('identity.role_changed', roleId, { roleId });
    return { id: roleId, version: version + 1 };
  },
});
