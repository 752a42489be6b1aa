import { page, query, sql } from '@poros/kernel';
import { ListPriceLists, PriceListPage, type PriceList } from '../shared/price-list.ts';
import { priceListColumns } from './price-list.sql.ts';

export const listPriceLists = query({
  name: 'pricing.list_price_lists',
  http: 'GET /price-lists',
  permission: 'pricing.price_list.read',
  summary: 'The price lists with how many prices each holds.',
  input: ListPriceLists,
  output: PriceListPage,

  run: (ctx, input) =>
    page<PriceList>(ctx, input, {
      select: priceListColumns,
      from: sql`pricing.price_list p`,
      where: [
        sql`p.tenant_id = ${ctx.tenantId}`,
        input.status === 'archived' ? sql`p.deleted_at is not null` : sql`p.deleted_at is null`,
        input.search
          ? sql`position(lower(${input.search}) in lower(p.code || ' ' || p.name)) > 0`
          : undefined,
      ],
      id: sql`p.id`,
      columns: {
        code: { by: sql`p.code`, type: 'text' },
        name: { by: sql`p.name`, type: 'text' },
        currency: { by: sql`p.currency`, type: 'text' },
        validFrom: { by: sql`p.valid_from`, type: 'date', empty: 'first' },
        validTo: { by: sql`p.valid_to`, type: 'date', empty: 'last' },
      },
      defaultSort: 'code',
    }),
});
