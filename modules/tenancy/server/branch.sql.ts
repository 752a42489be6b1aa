import { sql, refuse, type Ctx, type QueryCtx, type RowOf, type Sql } from '@poros/kernel';

export type BranchRow = RowOf<'tenancy.branch'>;

/** What every answer about a branch shows. */
export const branchColumns: Sql = sql`b.id, b.company_id as "companyId", b.code, b.number_code as "numberCode", b.name,
  b.address, b.city, b.latitude, b.longitude, b.is_main as "isMain", b.version`;

/** The branch, locked until the command ends; refuses when it is not there or archived. */
export async function lockBranch(ctx: Ctx, branchId: string): Promise<BranchRow> {
  const row = await ctx.first<BranchRow>(sql`select * from tenancy.branch
    where tenant_id = ${ctx.tenantId} and id = ${branchId} and deleted_at is null for update`);
  return row ?? refuse('tenancy.branch_not_found');
}

export async function mainCompanyId(ctx: QueryCtx): Promise<string> {
  const row = await ctx.first<{ id: string }>(sql`select company_id as id from tenancy.branch
    where tenant_id = ${ctx.tenantId} and is_main limit 1`);
  return row?.id ?? refuse('tenancy.branch_not_found');
}
