import { refuse, sql, type Ctx, type RowOf } from '@poros/kernel';

export async function lockTierPrice(
  ctx: Ctx,
  tierPriceId: string,
): Promise<RowOf<'pricing.tier_price'>> {
  const row = await ctx.first<RowOf<'pricing.tier_price'>>(sql`select * from pricing.tier_price
    where tenant_id = ${ctx.tenantId} and id = ${tierPriceId} and deleted_at is null for update`);
  return row ?? refuse('pricing.tier_price_not_found');
}

/** Says that a tier no longer means what it meant: prices of every list may look different. */
export function sayTierChanged(ctx: Ctx, tierPriceId: string): Promise<void> {
  return ctx.emit('pricing.prices_changed', tierPriceId, { priceListId: null });
}
