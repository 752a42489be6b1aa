import { found, page, query, sql } from '@poros/kernel';
import { ListUsers, UserPage, type UserRow } from '../shared/user.ts';
import { isLocked, placeOfUser, userColumns } from './user.sql.ts';

export const listUsers = query({
  name: 'identity.list_users',
  http: 'GET /users',
  permission: 'identity.user.read',
  summary: 'The people who work in the company, with their roles.',
  input: ListUsers,
  output: UserPage,

  run: (ctx, input) =>
    page<UserRow>(ctx, input, {
      select: userColumns(ctx.now),
      from: sql`identity.app_user u
      left join tenancy.v_department d on d.tenant_id = u.tenant_id and d.id = u.department_id`,
      where: [
        sql`u.tenant_id = ${ctx.tenantId}`,
        sql`u.kind = 'person'`,
        ctx.within(placeOfUser),
        found(input.search, sql`u.id`, sql`identity.search_app_user`),
        input.status === 'active' && sql`u.is_active`,
        input.status === 'archived' && sql`not u.is_active`,
        input.status === 'locked' && isLocked(ctx.now),
        input.roleId
          ? sql`exists (select from identity.user_role ur
        where ur.tenant_id = u.tenant_id and ur.user_id = u.id
          and ur.role_id = ${input.roleId})`
          : undefined,
      ],
      id: sql`u.id`,
      columns: {
        name: { by: sql`u.name`, type: 'text' },
        email: { by: sql`u.email`, type: 'text', empty: 'first' },
        departmentName: { by: sql`d.name`, type: 'text', empty: 'first' },
        isActive: { by: sql`u.is_active`, type: 'boolean' },
        lastSignedInAt: { by: sql`u.last_signed_in_at`, type: 'timestamptz', empty: 'first' },
      },
      defaultSort: 'name',
    }),
});
