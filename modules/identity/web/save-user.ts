import { call, can, type OutputOf } from '@poros/web-kit';
import type { UserValues } from './user-form.tsx';

type User = OutputOf<'identity.get_user'>;

/** Saves what differs: person, roles, branches are acts of their own with rights of their own. */
export async function saveUser(user: User, values: UserValues): Promise<void> {
  const { id: userId } = user;
  let { version } = user;
  const { name, email, department, roleIds } = values;
  const username = values.username || null;
  const departmentId = department?.id ?? null;

  if (
    isChanged(
      [user.name, user.email, user.username, user.departmentId],
      [name, email, username, departmentId],
    )
  )
    ({ version } = await call('identity.change_user', {
      userId,
      version,
      name,
      email,
      username,
      departmentId,
    }));
  if (!can('identity.user.assign')) return;
  if (isChanged(user.roles.map((role) => role.id).sort(), [...roleIds].sort()))
    ({ version } = await call('identity.assign_roles', { userId, version, roleIds }));
  const branches = branchesOf(values);
  const before = {
    hasAllBranches: user.hasAllBranches,
    defaultBranchId: user.defaultBranchId,
    branchIds: user.hasAllBranches ? [] : user.branches.map((branch) => branch.id).sort(),
  };
  if (isChanged([before], [branches]))
    await call('identity.assign_branches', { userId, version, ...branches });
}

const branchesOf = ({ hasAllBranches, branchIds, defaultBranchId }: UserValues) => ({
  hasAllBranches,
  defaultBranchId: defaultBranchId || null,
  branchIds: hasAllBranches ? [] : [...branchIds].sort(),
});

const isChanged = (before: readonly unknown[], after: readonly unknown[]): boolean =>
  JSON.stringify(before) !== JSON.stringify(after);
