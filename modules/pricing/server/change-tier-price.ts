import { command } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { ChangeTierPrice } from '../shared/tier-price.ts';
import { lockTierPrice, sayTierChanged } from './tier-price.sql.ts';

export const changeTierPrice = command({
  name: 'pricing.change_tier_price',
  http: 'PUT /tier-prices/:tierPriceId',
  permission: 'pricing.price_list.change',
  summary: 'Say from when to when a tier means what it means.',
  input: ChangeTierPrice,
  output: Touched,
  refuses: [
    'pricing.tier_price_not_found',
    'pricing.tier_price_overlaps',
    'pricing.validity_reversed',
  ],

  async run(ctx, { tierPriceId, version, validFrom, validTo }) {
    const tierPrice = await lockTierPrice(ctx, tierPriceId);

    ctx.update(
      'pricing.tier_price',
      { ...tierPrice, version },
      { valid_from: validFrom, valid_to: validTo },
    );

    await sayTierChanged(ctx, tierPriceId);
    return { id: tierPriceId, version: version + 1 };
  },
});
