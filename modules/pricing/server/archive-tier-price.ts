import { command } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { ArchiveTierPrice } from '../shared/tier-price.ts';
import { lockTierPrice, sayTierChanged } from './tier-price.sql.ts';

export const archiveTierPrice = command({
  name: 'pricing.archive_tier_price',
  http: 'POST /tier-prices/:tierPriceId/archival',
  permission: 'pricing.price_list.change',
  summary: 'Take away what a tier means; its customers pay the list price again.',
  input: ArchiveTierPrice,
  output: Touched,
  refuses: ['pricing.tier_price_not_found'],

  async run(ctx, { tierPriceId, version }) {
    const tierPrice = await lockTierPrice(ctx, tierPriceId);

    ctx.update(
      'pricing.tier_price',
      { ...tierPrice, version },
      { deleted_at: ctx.now.toISOString(), deleted_by: ctx.actor.userId },
    );

    await sayTierChanged(ctx, tierPriceId);
    return { id: tierPriceId, version: version + 1 };
  },
});
