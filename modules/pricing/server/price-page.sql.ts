import {
  found,
  page,
  sql,
  type PageInput,
  type PageOutput,
  type QueryCtx,
  type Sql,
} from '@poros/kernel';
import type { PriceRow } from '../shared/price-row.ts';

export interface PriceFilter extends PageInput {
  readonly search?: string;
  readonly itemId?: string;
  readonly on?: string;
}

/** A page of prices with their items, of one list or one contract; `p` is the price. */
export function pricePage(
  ctx: QueryCtx,
  input: PriceFilter,
  table: Sql,
  standsIn: Sql,
): Promise<PageOutput<PriceRow>> {
  const { itemId, on, search } = input;
  return page<PriceRow>(ctx, input, {
    select: sql`p.id, p.item_id as "itemId", i.code as "itemCode", i.name as "itemName",
      p.unit_id as "unitId", u.unit_code as "unitCode", p.price, p.min_quantity as "minQuantity",
      p.valid_from as "validFrom", p.valid_to as "validTo", p.version,
      round(i.base_price * u.factor, 4) as "basePrice"`,
    from: sql`${table} p
      join catalog.v_item i on i.tenant_id = p.tenant_id and i.id = p.item_id
      join catalog.v_item_unit u on u.tenant_id = p.tenant_id and u.item_id = p.item_id
        and u.unit_id = p.unit_id`,
    where: [
      sql`p.tenant_id = ${ctx.tenantId}`,
      standsIn,
      sql`p.deleted_at is null`,
      itemId ? sql`p.item_id = ${itemId}` : undefined,
      on ? sql`daterange(p.valid_from, p.valid_to, '[]') @> ${on}::date` : undefined,
      found(search, sql`p.item_id`, sql`catalog.search_item`),
    ],
    id: sql`p.id`,
    columns: {
      itemCode: { by: sql`i.code`, type: 'text' },
      itemName: { by: sql`i.name`, type: 'text' },
      validFrom: { by: sql`p.valid_from`, type: 'date', empty: 'first' },
      validTo: { by: sql`p.valid_to`, type: 'date', empty: 'last' },
      price: { by: sql`p.price`, type: 'numeric' },
    },
    defaultSort: 'itemCode',
  });
}
