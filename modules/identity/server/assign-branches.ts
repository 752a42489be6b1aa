import { command, sql } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { AssignBranches } from '../shared/user.ts';
import { ensureUserNotAbove } from './rights.sql.ts';
import { ensureBranches, giveBranches, lockUser } from './user.sql.ts';

export const assignBranches = command({
  name: 'identity.assign_branches',
  http: 'PUT /users/:userId/branches',
  permission: 'identity.user.assign',
  summary: 'Say in which branches a user works.',
  input: AssignBranches,
  output: Touched,
  refuses: [
    'identity.user_not_found',
    'identity.user_above',
    'identity.branch_missing',
    'identity.place_not_found',
  ],

  async run(ctx, { userId, version, hasAllBranches, branchIds, ...input }) {
    const user = await lockUser(ctx, userId);
    await ensureUserNotAbove(ctx, user);
    const { defaultBranchId } = await ensureBranches(ctx, { hasAllBranches, branchIds, ...input });
    const before = await ctx.read<{ id: string }>(sql`
      select branch_id as id from identity.user_branch
      where tenant_id = ${ctx.tenantId} and user_id = ${userId} order by branch_id`);

    giveBranches(ctx, userId, branchIds);
    ctx.update(
      'identity.app_user',
      { ...user, version },
      { has_all_branches: hasAllBranches, default_branch_id: defaultBranchId },
    );
    ctx.changed(
      'identity.user_branch',
      userId,
      { branchIds: before.map((branch) => branch.id) },
      { branchIds },
    );

    await ctx.emit('identity.user_changed', userId, { userId });
    return { id: userId, version: version + 1 };
  },
});
