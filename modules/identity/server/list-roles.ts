import { page, query, sql } from '@poros/kernel';
import { ListRoles, RolePage, type RoleRow } from '../shared/role.ts';

export const listRoles = query({
  name: 'identity.list_roles',
  http: 'GET /roles',
  permission: 'identity.role.read',
  summary: 'The roles of the company, highest first.',
  input: ListRoles,
  output: RolePage,

  run: (ctx, input) =>
    page<RoleRow>(ctx, input, {
      select: sql`r.id, r.code, r.name_id as "nameId", r.name_en as "nameEn", r.level,
      r.is_system as "isSystem", r.version,
      (select count(*)::integer from identity.user_role ur
        join identity.app_user u on u.tenant_id = ur.tenant_id and u.id = ur.user_id and u.is_active
        where ur.tenant_id = r.tenant_id and ur.role_id = r.id) as "userCount",
      (select count(*)::integer from identity.role_permission p
        where p.tenant_id = r.tenant_id and p.role_id = r.id) as "permissionCount"`,
      from: sql`identity.role r`,
      where: [
        sql`r.tenant_id = ${ctx.tenantId}`,
        sql`r.deleted_at is null`,
        input.search
          ? sql`position(lower(${input.search})
        in lower(r.code || ' ' || r.name_id || ' ' || r.name_en)) > 0`
          : undefined,
      ],
      id: sql`r.id`,
      columns: {
        level: { by: sql`r.level`, type: 'integer' },
        code: { by: sql`r.code`, type: 'text' },
        isSystem: { by: sql`r.is_system`, type: 'boolean' },
      },
      defaultSort: 'level',
    }),
});
