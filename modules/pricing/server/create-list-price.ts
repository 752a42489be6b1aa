import { command } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { CreateListPrice } from '../shared/price-list.ts';
import { lockPriceList, sayPricesChanged } from './price-list.sql.ts';
import { saveListPrices } from './save-prices.ts';

export const createListPrice = command({
  name: 'pricing.create_list_price',
  http: 'POST /price-lists/:priceListId/prices',
  permission: 'pricing.price_list.change',
  summary: 'Add one price to a list: of an item in a unit, from a quantity on, for a time.',
  input: CreateListPrice,
  output: Touched,
  refuses: [
    'pricing.price_list_not_found',
    'pricing.price_overlaps',
    'pricing.validity_reversed',
    'catalog.item_not_found',
    'catalog.unit_not_found',
  ],

  async run(ctx, { priceListId, ...price }) {
    await lockPriceList(ctx, priceListId);

    const id = price.id ?? ctx.newId();
    await saveListPrices(ctx, priceListId, {
      created: [{ ...price, id }],
      changed: [],
      archived: [],
    });

    await sayPricesChanged(ctx, priceListId);
    return { id, version: 1 };
  },
});
