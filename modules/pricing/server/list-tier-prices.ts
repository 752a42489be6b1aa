import { page, query, sql } from '@poros/kernel';
import { ListTierPrices, TierPricePage, type TierPrice } from '../shared/tier-price.ts';

export const listTierPrices = query({
  name: 'pricing.list_tier_prices',
  http: 'GET /tier-prices',
  permission: 'pricing.price_list.read',
  summary: 'What each customer tier means and from when to when.',
  input: ListTierPrices,
  output: TierPricePage,

  run: (ctx, input) =>
    page<TierPrice>(ctx, input, {
      select: sql`t.id, t.tier, t.price_list_id as "priceListId", p.code as "priceListCode",
        trim_scale(t.percent_off) as "percentOff", t.valid_from as "validFrom",
        t.valid_to as "validTo", t.version`,
      from: sql`pricing.tier_price t
        left join pricing.price_list p on p.tenant_id = t.tenant_id and p.id = t.price_list_id`,
      where: [
        sql`t.tenant_id = ${ctx.tenantId}`,
        sql`t.deleted_at is null`,
        input.search ? sql`position(upper(${input.search}) in t.tier) > 0` : undefined,
      ],
      id: sql`t.id`,
      columns: { tier: { by: sql`t.tier`, type: 'text' } },
      defaultSort: 'tier',
    }),
});
