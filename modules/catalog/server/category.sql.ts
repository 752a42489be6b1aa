import { refuse, sql, type Ctx, type RowOf } from '@poros/kernel';

export async function lockCategory(
  ctx: Ctx,
  categoryId: string,
): Promise<RowOf<'catalog.category'>> {
  const row = await ctx.first<RowOf<'catalog.category'>>(sql`select * from catalog.category
    where tenant_id = ${ctx.tenantId} and id = ${categoryId} and deleted_at is null for update`);
  return row ?? refuse('catalog.category_not_found');
}
