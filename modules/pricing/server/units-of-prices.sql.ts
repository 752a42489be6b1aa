import { refuse, sql, type Ctx } from '@poros/kernel';
import type { NewPrice } from '../shared/price-row.ts';

interface Found {
  readonly itemCode: string | null;
  readonly unitId: string | null;
}

/**
 * The unit of each new price, in order: the one given if the item is handled in it, else the base
 * unit. Refuses an item or a unit that is not there, with the number of the row (from 1).
 */
export async function unitsOfPrices(ctx: Ctx, prices: readonly NewPrice[]): Promise<string[]> {
  if (prices.length === 0) return [];
  const rows = await ctx.read<Found>(sql`
    select i.code as "itemCode", u.unit_id as "unitId"
    from unnest(
      ${prices.map((one) => one.itemId)}::uuid[], ${prices.map((one) => one.unitId ?? null)}::uuid[]
    ) with ordinality as p (item_id, unit_id, position)
    left join catalog.v_item i on i.tenant_id = ${ctx.tenantId} and i.id = p.item_id
      and i.deleted_at is null
    left join catalog.v_item_unit u on u.tenant_id = ${ctx.tenantId} and u.item_id = i.id
      and u.unit_id = coalesce(p.unit_id, i.base_unit_id)
    order by p.position`);
  return rows.map(({ itemCode, unitId }, index) => {
    if (itemCode === null) refuse('catalog.item_not_found', { line: index + 1 });
    return unitId ?? refuse('catalog.unit_not_found', { line: index + 1, item: itemCode });
  });
}
