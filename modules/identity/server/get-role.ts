import { query, refuse, sql } from '@poros/kernel';
import { GetRole, Role } from '../shared/role.ts';
import { ALL_RIGHTS, grantsOf } from './role.sql.ts';

export const getRole = query({
  name: 'identity.get_role',
  http: 'GET /roles/:roleId',
  permission: 'identity.role.read',
  summary: 'One role with its rights and how far each reaches.',
  input: GetRole,
  output: Role,
  refuses: ['identity.role_not_found'],

  async run(ctx, { roleId }) {
    const role =
      (await ctx.first<Role>(sql`
      select id, code, name_id as "nameId", name_en as "nameEn", level,
        is_system as "isSystem", code = ${ALL_RIGHTS} as "isFixed", version
      from identity.role
      where tenant_id = ${ctx.tenantId} and id = ${roleId} and deleted_at is null`)) ??
      refuse('identity.role_not_found');
    return { ...role, permissions: await grantsOf(ctx, roleId) };
  },
});
