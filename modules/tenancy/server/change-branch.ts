import { command } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { ChangeBranch } from '../shared/branch.ts';
import { lockBranch } from './branch.sql.ts';

export const changeBranch = command({
  name: 'tenancy.change_branch',
  http: 'PUT /branches/:branchId',
  permission: 'tenancy.branch.change',
  summary: 'Change the name and place of a branch; its codes stay, because documents carry them.',
  input: ChangeBranch,
  output: Touched,
  refuses: ['tenancy.branch_not_found'],

  async run(ctx, { branchId, version, ...patch }) {
    const branch = await lockBranch(ctx, branchId);
    ctx.ensureReach({ branchId }, 'tenancy.branch_not_found');

    ctx.update('tenancy.branch', { ...branch, version }, patch);

    return { id: branchId, version: version + 1 };
  },
});
