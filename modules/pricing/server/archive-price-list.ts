import { command, refuse, sql } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { ArchivePriceList } from '../shared/price-list.ts';
import { lockPriceList, sayPricesChanged } from './price-list.sql.ts';

export const archivePriceList = command({
  name: 'pricing.archive_price_list',
  http: 'POST /price-lists/:priceListId/archival',
  permission: 'pricing.price_list.change',
  summary: 'Take a price list out of use, once no tier points at it.',
  input: ArchivePriceList,
  output: Touched,
  refuses: ['pricing.price_list_not_found', 'pricing.price_list_in_use'],

  async run(ctx, { priceListId, version }) {
    const list = await lockPriceList(ctx, priceListId);
    const user = await ctx.first<{ tier: string }>(sql`select tier from pricing.tier_price
      where tenant_id = ${ctx.tenantId} and price_list_id = ${priceListId} and deleted_at is null
      limit 1`);
    if (user) refuse('pricing.price_list_in_use', { code: list.code, tier: user.tier });

    ctx.update(
      'pricing.price_list',
      { ...list, version },
      { is_default: false, deleted_at: ctx.now.toISOString(), deleted_by: ctx.actor.userId },
    );

    await sayPricesChanged(ctx, priceListId);
    return { id: priceListId, version: version + 1 };
  },
});
