import { query, refuse, sql } from '@poros/kernel';
import { GetUser, User } from '../shared/user.ts';
import { branchesOfUser, type BranchOfUser } from './access.sql.ts';
import { placeOfUser, userColumns } from './user.sql.ts';

export const getUser = query({
  name: 'identity.get_user',
  http: 'GET /users/:userId',
  permission: 'identity.user.read',
  summary: 'One user with roles, branches and the state of the log-in.',
  input: GetUser,
  output: User,
  refuses: ['identity.user_not_found'],

  async run(ctx, { userId }) {
    const user =
      (await ctx.first<User & { branches: BranchOfUser[] }>(sql`
      select ${userColumns(ctx.now)}, u.department_id as "departmentId",
        u.has_all_branches as "hasAllBranches", u.default_branch_id as "defaultBranchId",
        (select max(l.locked_until) from identity.sign_in_throttle l
          where l.account_id = u.account_id and l.locked_until > ${ctx.now.toISOString()})
          as "lockedUntil",
        u.created_at as "createdAt", ${branchesOfUser} as branches,
        a.home_tenant_id = u.tenant_id as "isAccountHere",
        a.must_change_password as "mustChangePassword", a.password_changed_at as "passwordChangedAt"
      from identity.app_user u
      join identity.account a on a.id = u.account_id
      left join tenancy.v_department d on d.tenant_id = u.tenant_id and d.id = u.department_id
      where u.tenant_id = ${ctx.tenantId} and u.id = ${userId}
        and ${ctx.within(placeOfUser)}`)) ?? refuse('identity.user_not_found');
    return { ...user, branches: user.branches.map(({ id, code, name }) => ({ id, code, name })) };
  },
});
