import { query, refuse, sql } from '@poros/kernel';
import { GetRoleMenu, RoleMenu } from '../shared/menu.ts';
import { arranged, placingsOf, type Placing } from './menu.sql.ts';

export const getRoleMenu = query({
  name: 'identity.get_role_menu',
  http: 'GET /roles/:roleId/menu',
  permission: 'identity.role.read',
  summary: 'The menu as somebody with just this role sees it, with what is hidden from him.',
  input: GetRoleMenu,
  output: RoleMenu,
  refuses: ['identity.role_not_found'],

  async run(ctx, { roleId }) {
    const [[role], grants, placings] = await ctx.readAll<
      [Omit<RoleMenu, 'entries' | 'isArranged'>[], { permission: string }[], Placing[]]
    >(
      sql`select id as "roleId", code, name_id as "nameId", name_en as "nameEn", version
        from identity.role
        where tenant_id = ${ctx.tenantId} and id = ${roleId} and deleted_at is null`,
      sql`select permission from identity.role_permission
        where tenant_id = ${ctx.tenantId} and role_id = ${roleId}`,
      placingsOf(ctx.tenantId, roleId),
    );
    if (!role) refuse('identity.role_not_found');
    const held = new Set(['signed_in', ...grants.map((grant) => grant.permission)]);
    const entries = ctx.registry.modules.flatMap((module) => module.menu);

    return {
      ...role,
      isArranged: placings.length > 0,
      entries: arranged(entries, placings).map(({ group, section, path, ...entry }) => ({
        group,
        ...(section && { section }),
        path,
        word: entry.word,
        permission: entry.permission,
        isHidden: entry.isHidden,
        isAllowed: held.has(entry.permission),
      })),
    };
  },
});
