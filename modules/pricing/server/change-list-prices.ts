import { command } from '@poros/kernel';
import { ChangeListPrices } from '../shared/price-list.ts';
import { PricesSaved } from '../shared/price-row.ts';
import { lockPriceList, sayPricesChanged } from './price-list.sql.ts';
import { saveListPrices } from './save-prices.ts';

export const changeListPrices = command({
  name: 'pricing.change_list_prices',
  http: 'PUT /price-lists/:priceListId/prices',
  permission: 'pricing.price_list.change',
  summary: 'Save a whole grid of prices: new rows, changed rows and those that go, or nothing.',
  input: ChangeListPrices,
  output: PricesSaved,
  refuses: [
    'pricing.price_list_not_found',
    'pricing.price_not_found',
    'pricing.price_overlaps',
    'pricing.validity_reversed',
    'catalog.item_not_found',
    'catalog.unit_not_found',
  ],

  async run(ctx, { priceListId, ...changes }) {
    await lockPriceList(ctx, priceListId);

    await saveListPrices(ctx, priceListId, changes);

    await sayPricesChanged(ctx, priceListId);
    const { created, changed, archived } = changes;
    return { created: created.length, changed: changed.length, archived: archived.length };
  },
});
