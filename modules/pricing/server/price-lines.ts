import { moneyText, quantity, refuse, type QueryCtx } from '@poros/kernel';
import type { PricedLine, PriceRequest } from '../shared/priced-line.ts';
import { resolvePrice } from '../shared/resolve-price.ts';
import { candidatesOf, pricesOfLines, type LineRow } from './price-candidates.sql.ts';

/**
 * The price of every line for a customer on a day, in input order, each with the path that led to
 * it. One read flight, whatever the number of lines. Refuses `catalog.item_not_found` and
 * `catalog.unit_not_found` with the number of the line (from 1), and `pricing.price_missing` where
 * the item has no price in the currency asked for.
 */
export async function priceLines(ctx: QueryCtx, request: PriceRequest): Promise<PricedLine[]> {
  const rows = await ctx.read<LineRow>(pricesOfLines(ctx.tenantId, request));

  const decimals = ctx.config<number>('pricing.price_decimals');
  const isOwnCurrency = request.currency === ctx.actor.currency;
  return rows.map((row, index) => {
    const asked = { line: index + 1, itemId: request.lines[index]?.itemId };
    if (row.itemCode === null) refuse('catalog.item_not_found', asked);
    if (row.unitCode === null) refuse('catalog.unit_not_found', { ...asked, item: row.itemCode });

    const resolved = resolvePrice({
      on: request.on,
      quantity: quantity(row.quantity),
      factor: quantity(row.factor),
      decimals,
      candidates: candidatesOf(row, isOwnCurrency),
    });
    if (!resolved) {
      const { currency } = request;
      refuse('pricing.price_missing', { ...asked, item: row.itemCode, currency });
    }

    const { candidates: _candidates, quantity: _quantity, basePrice: _basePrice, ...item } = row;
    return { ...item, ...resolved, price: moneyText(resolved.price) };
  });
}
