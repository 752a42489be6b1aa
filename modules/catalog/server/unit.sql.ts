import { refuse, sql, type Ctx, type RowOf } from '@poros/kernel';

export async function lockUnit(ctx: Ctx, unitId: string): Promise<RowOf<'catalog.unit'>> {
  const row = await ctx.first<RowOf<'catalog.unit'>>(sql`select * from catalog.unit
    where tenant_id = ${ctx.tenantId} and id = ${unitId} and deleted_at is null for update`);
  return row ?? refuse('catalog.unit_not_found');
}
