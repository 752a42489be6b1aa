import { command } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { CreateBranch } from '../shared/branch.ts';
import { mainCompanyId } from './branch.sql.ts';

export const createBranch = command({
  name: 'tenancy.create_branch',
  http: 'POST /branches',
  permission: 'tenancy.branch.create',
  summary: 'Add a branch to the company.',
  input: CreateBranch,
  output: Touched,
  refuses: ['tenancy.code_taken'],

  async run(ctx, { id = ctx.newId(), numberCode, ...branch }) {
    const companyId = await mainCompanyId(ctx);

    ctx.insert('tenancy.branch', { id, company_id: companyId, number_code: numberCode, ...branch });

    await ctx.emit('tenancy.branch_created', id, {
      branchId: id,
      code: branch.code,
      name: branch.name,
    });
    return { id, version: 1 };
  },
});
