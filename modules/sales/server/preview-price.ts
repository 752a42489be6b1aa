import { query, refuse, sql } from '@poros/kernel';
import { Id, PositiveQuantity, object, optional } from '@poros/kernel/shared';
import { taxRules } from '@poros/finance';
import { priceLines } from '@poros/pricing';
import { PriceView } from '../shared/sales-order.ts';

export const previewPrice = query({
  name: 'sales.preview_price',
  http: 'GET /sales/prices',
  permission: 'sales.order.read',
  summary: 'What one line of an order would cost this customer today, and why.',
  input: object({ customerId: Id, itemId: Id, unitId: optional(Id), quantity: PositiveQuantity }),
  output: PriceView,
  refuses: [
    'party.customer_not_found',
    'catalog.item_not_found',
    'pricing.price_missing',
    'finance.tax_code_unknown',
  ],

  async run(ctx, { customerId, itemId, unitId, quantity }) {
    const customer =
      (await ctx.first<{ currency: string }>(sql`select currency from party.v_customer
      where tenant_id = ${ctx.tenantId} and id = ${customerId}`)) ??
      refuse('party.customer_not_found');
    const rules = await taxRules(ctx);
    const [line] = await priceLines(ctx, {
      customerId,
      on: ctx.today,
      currency: customer.currency,
      lines: [{ itemId, unitId: unitId ?? null, quantity }],
    });
    if (!line) refuse('catalog.item_not_found', { line: 1 });
    const { itemCode, itemName, unitCode, price, rule, explanation } = line;
    const tax =
      rules.get(line.taxCode) ??
      refuse('finance.tax_code_unknown', { code: line.taxCode, item: itemCode });
    return { itemCode, itemName, unitId: line.unitId, unitCode, price, rule, explanation, tax };
  },
});
