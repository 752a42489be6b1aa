import { refuse, sql, type Ctx, type RowOf } from '@poros/kernel';

export type PriceListRow = RowOf<'pricing.price_list'>;

export const priceListColumns = sql`p.id, p.code, p.name, p.currency, p.is_default as "isDefault",
  p.valid_from as "validFrom", p.valid_to as "validTo", p.version,
  (select count(*)::integer from pricing.price_list_item i where i.tenant_id = p.tenant_id
    and i.price_list_id = p.id and i.deleted_at is null) as "priceCount"`;

/** The list, locked until the command ends; refuses when it is not there or archived. */
export async function lockPriceList(ctx: Ctx, priceListId: string): Promise<PriceListRow> {
  const row = await ctx.first<PriceListRow>(sql`select * from pricing.price_list
    where tenant_id = ${ctx.tenantId} and id = ${priceListId} and deleted_at is null for update`);
  return row ?? refuse('pricing.price_list_not_found');
}

/** Says that the prices of a list are no longer as tills and screens knew them. */
export function sayPricesChanged(ctx: Ctx, priceListId: string): Promise<void> {
  return ctx.emit('pricing.prices_changed', priceListId, { priceListId });
}
