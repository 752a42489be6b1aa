import { query, refuse, sql } from '@poros/kernel';
import { PreviewPrice, PricePreview } from '../shared/preview-price.ts';
import { priceLines } from './price-lines.ts';

export const previewPrice = query({
  name: 'pricing.preview_price',
  http: 'GET /price-previews',
  permission: 'pricing.price_list.read',
  summary: 'What one line would cost a customer on a day, and every price looked at.',
  input: PreviewPrice,
  output: PricePreview,
  refuses: [
    'party.customer_not_found',
    'catalog.item_not_found',
    'catalog.unit_not_found',
    'pricing.price_missing',
  ],

  async run(ctx, { itemId, customerId, unitId, quantity, on = ctx.today, ...given }) {
    const customer =
      customerId === undefined
        ? undefined
        : ((await ctx.first<{ currency: string }>(sql`select currency from party.v_customer
          where tenant_id = ${ctx.tenantId} and id = ${customerId}`)) ??
          refuse('party.customer_not_found'));

    const currency = given.currency ?? customer?.currency ?? ctx.actor.currency;
    const [line] = await priceLines(ctx, {
      customerId: customerId ?? null,
      on,
      currency,
      lines: [{ itemId, unitId: unitId ?? null, quantity }],
    });
    if (!line) refuse('catalog.item_not_found', { line: 1 });
    return { ...line, currency, on };
  },
});
