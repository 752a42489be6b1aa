import { query, refuse, sql } from '@poros/kernel';
import { GetPriceList, PriceList } from '../shared/price-list.ts';
import { priceListColumns } from './price-list.sql.ts';

export const getPriceList = query({
  name: 'pricing.get_price_list',
  http: 'GET /price-lists/:priceListId',
  permission: 'pricing.price_list.read',
  summary: 'One price list; its prices are read by pages.',
  input: GetPriceList,
  output: PriceList,
  refuses: ['pricing.price_list_not_found'],

  async run(ctx, { priceListId }) {
    const list = await ctx.first<PriceList>(sql`select ${priceListColumns} from pricing.price_list p
      where p.tenant_id = ${ctx.tenantId} and p.id = ${priceListId} and p.deleted_at is null`);
    return list ?? refuse('pricing.price_list_not_found');
  },
});
