import { refuse, sql, type Ctx, type RowOf } from '@poros/kernel';

export type ItemUnitRow = RowOf<'catalog.item_unit'>;

export async function lockItemUnit(
  ctx: Ctx,
  itemId: string,
  itemUnitId: string,
): Promise<ItemUnitRow> {
  const row = await ctx.first<ItemUnitRow>(sql`select * from catalog.item_unit
    where tenant_id = ${ctx.tenantId} and id = ${itemUnitId} and item_id = ${itemId}
      and deleted_at is null for update`);
  return row ?? refuse('catalog.item_unit_not_found');
}
