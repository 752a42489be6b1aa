import { refuse, sql, type Ctx, type InsertRow, type RowOf } from '@poros/kernel';
import type { NewPrice, PriceChanges } from '../shared/price-row.ts';
import { unitsOfPrices } from './units-of-prices.sql.ts';

type ListPrice = RowOf<'pricing.price_list_item'>;
type ContractPrice = RowOf<'pricing.contract_price'>;

/** Saves what a price list's grid has become. */
export async function saveListPrices(
  ctx: Ctx,
  priceListId: string,
  changes: PriceChanges,
): Promise<void> {
  const units = await unitsOfPrices(ctx, changes.created);
  const rows = await ctx.read<ListPrice>(sql`select * from pricing.price_list_item
    where tenant_id = ${ctx.tenantId} and price_list_id = ${priceListId}
      and id = any(${idsOf(changes)}::uuid[]) and deleted_at is null for update`);

  for (const [row, patch] of patches(ctx, rows, changes))
    ctx.update('pricing.price_list_item', row, patch);
  ctx.insert(
    'pricing.price_list_item',
    changes.created.map((price, index) => ({
      ...priceColumns(ctx, price, units[index]),
      price_list_id: priceListId,
    })),
  );
}

/** Saves what a contract's grid has become. */
export async function saveContractPrices(
  ctx: Ctx,
  contractId: string,
  changes: PriceChanges,
): Promise<void> {
  const units = await unitsOfPrices(ctx, changes.created);
  const rows = await ctx.read<ContractPrice>(sql`select * from pricing.contract_price
    where tenant_id = ${ctx.tenantId} and contract_id = ${contractId}
      and id = any(${idsOf(changes)}::uuid[]) and deleted_at is null for update`);

  for (const [row, patch] of patches(ctx, rows, changes))
    ctx.update('pricing.contract_price', row, patch);
  ctx.insert(
    'pricing.contract_price',
    changes.created.map((price, index) => ({
      ...priceColumns(ctx, price, units[index]),
      contract_id: contractId,
    })),
  );
}

const idsOf = ({ changed, archived }: PriceChanges): string[] =>
  [...archived, ...changed].map((one) => one.id);

/**
 * Each touched row with its patch. What goes, goes first, so that what takes its place does not
 * overlap with it.
 */
function patches<Row extends ListPrice | ContractPrice>(
  ctx: Ctx,
  rows: readonly Row[],
  { changed, archived }: PriceChanges,
): [Row, Partial<InsertRow<'pricing.price_list_item'>>][] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const seen = (id: string, version: number): Row => ({
    ...(byId.get(id) ?? refuse('pricing.price_not_found')),
    version,
  });
  return [
    ...archived.map(({ id, version }): [Row, object] => [
      seen(id, version),
      { deleted_at: ctx.now.toISOString(), deleted_by: ctx.actor.userId },
    ]),
    ...changed.map(({ id, version, price, minQuantity, validFrom, validTo }): [Row, object] => [
      seen(id, version),
      { price, min_quantity: minQuantity, valid_from: validFrom, valid_to: validTo },
    ]),
  ];
}

function priceColumns(ctx: Ctx, price: NewPrice, unitId: string | undefined) {
  return {
    id: price.id ?? ctx.newId(),
    item_id: price.itemId,
    unit_id: unitId ?? refuse('catalog.unit_not_found'),
    price: price.price,
    min_quantity: price.minQuantity ?? '0',
    valid_from: price.validFrom ?? null,
    valid_to: price.validTo ?? null,
  };
}
