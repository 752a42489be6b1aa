import { refuse, sql, type Ctx, type EventMap, type RowOf } from '@poros/kernel';

export type ItemRow = RowOf<'catalog.item'>;

/** What lists and records show of an item; `i` is the item, `c` its category, `u` its base unit. */
export const itemColumns = sql`i.id, i.code, i.name, i.kind, i.category_id as "categoryId",
  c.name as "categoryName", i.base_unit_id as "baseUnitId", u.code as "baseUnitCode",
  u.decimals as "unitDecimals", i.standard_cost as "standardCost", i.base_price as "basePrice",
  i.is_stocked as "isStocked", i.is_sold as "isSold", i.is_bought as "isBought",
  i.tax_code as "taxCode", i.version`;

export const itemsWithUnit = sql`catalog.item i
  join catalog.unit u on u.tenant_id = i.tenant_id and u.id = i.base_unit_id
  left join catalog.category c on c.tenant_id = i.tenant_id and c.id = i.category_id`;

/** The item, locked until the command ends; refuses when it is not there or archived. */
export async function lockItem(ctx: Ctx, itemId: string): Promise<ItemRow> {
  const row = await ctx.first<ItemRow>(sql`select * from catalog.item
    where tenant_id = ${ctx.tenantId} and id = ${itemId} and deleted_at is null for update`);
  return row ?? refuse('catalog.item_not_found');
}

/** Refuses, without a flight of its own, when one of the units is not there or archived. */
export function expectUnits(ctx: Ctx, unitIds: readonly string[]): void {
  const ids = [...new Set(unitIds)];
  ctx.write(sql`select kernel.expect(
    (select count(*) from catalog.unit where tenant_id = ${ctx.tenantId}
      and id = any(${ids}::uuid[])
      and deleted_at is null) = ${ids.length}, 'catalog.unit_not_found')`);
}

/** Refuses, without a flight of its own, when the category is not there or archived. */
export function expectCategory(ctx: Ctx, categoryId: string): void {
  ctx.write(sql`select kernel.expect(
    exists(select from catalog.category where tenant_id = ${ctx.tenantId} and id = ${categoryId}
      and deleted_at is null), 'catalog.category_not_found')`);
}

/** Says to the other modules and screens that an item is no longer as they knew it. */
export function sayItemChanged(
  ctx: Ctx,
  item: Pick<ItemRow, 'id' | 'code' | 'name'>,
  how: EventMap['catalog.item_changed']['how'],
): Promise<void> {
  const { id, code, name } = item;
  return ctx.emit('catalog.item_changed', id, { itemId: id, code, name, how });
}
