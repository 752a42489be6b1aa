import { page, query, sql } from '@poros/kernel';
import { BranchPage, ListBranches, type Branch } from '../shared/branch.ts';
import { branchColumns } from './branch.sql.ts';

export const listBranches = query({
  name: 'tenancy.list_branches',
  http: 'GET /branches',
  permission: 'tenancy.branch.read',
  summary: 'The branches within reach.',
  input: ListBranches,
  output: BranchPage,

  run: (ctx, input) =>
    page<Branch>(ctx, input, {
      select: branchColumns,
      from: sql`tenancy.branch b`,
      where: [
        sql`b.tenant_id = ${ctx.tenantId}`,
        sql`b.deleted_at is null`,
        input.branchId ? sql`b.id = ${input.branchId}` : undefined,
        ctx.within({ branch: sql`b.id` }),
        input.search
          ? sql`position(lower(${input.search}) in lower(b.code || ' ' || b.name)) > 0`
          : undefined,
      ],
      id: sql`b.id`,
      columns: {
        code: { by: sql`b.code`, type: 'text' },
        name: { by: sql`b.name`, type: 'text' },
        city: { by: sql`b.city`, type: 'text' },
      },
      defaultSort: 'code',
    }),
});
