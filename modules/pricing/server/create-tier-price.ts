import { command } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { CreateTierPrice } from '../shared/tier-price.ts';
import { lockPriceList } from './price-list.sql.ts';
import { sayTierChanged } from './tier-price.sql.ts';

export const createTierPrice = command({
  name: 'pricing.create_tier_price',
  http: 'POST /tier-prices',
  permission: 'pricing.price_list.change',
  summary: 'Say what a customer tier means: another price list, or percent off the list price.',
  input: CreateTierPrice,
  output: Touched,
  refuses: [
    'pricing.tier_price_has_one_meaning',
    'pricing.tier_price_overlaps',
    'pricing.price_list_not_found',
    'pricing.validity_reversed',
  ],

  async run(ctx, { tier, priceListId, percentOff, validFrom, validTo, ...given }) {
    if (priceListId) await lockPriceList(ctx, priceListId);

    const id = given.id ?? ctx.newId();
    ctx.insert('pricing.tier_price', {
      id,
      tier,
      price_list_id: priceListId ?? null,
      percent_off: percentOff ?? null,
      valid_from: validFrom ?? null,
      valid_to: validTo ?? null,
    });

    await sayTierChanged(ctx, id);
    return { id, version: 1 };
  },
});
