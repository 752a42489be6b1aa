import { refuse, sql, type Ctx, type RowOf } from '@poros/kernel';

export async function holdProject(ctx: Ctx, projectId: string): Promise<RowOf<'finance.project'>> {
  const row = await ctx.first<RowOf<'finance.project'>>(sql`select * from finance.project
    where tenant_id = ${ctx.tenantId} and id = ${projectId} and deleted_at is null for update`);
  return row ?? refuse('finance.project_not_found');
}
