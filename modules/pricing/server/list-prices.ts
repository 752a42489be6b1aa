import { query, sql } from '@poros/kernel';
import { ListPrices } from '../shared/price-list.ts';
import { PriceRowPage } from '../shared/price-row.ts';
import { pricePage } from './price-page.sql.ts';

export const listPrices = query({
  name: 'pricing.list_prices',
  http: 'GET /price-lists/:priceListId/prices',
  permission: 'pricing.price_list.read',
  summary: 'The prices of a list, found by their items; on a day, only what is valid then.',
  input: ListPrices,
  output: PriceRowPage,
  refuses: ['pricing.price_list_not_found'],

  run: (ctx, { priceListId, ...input }) =>
    pricePage(ctx, input, sql`pricing.price_list_item`, sql`p.price_list_id = ${priceListId}`),
});
