import { command, refuse, type Ctx, type InsertRow } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { CreateItem, type CreateItem as NewItem } from '../shared/item.ts';
import { usualTaxCode } from '../shared/tax-code.ts';
import { barcodeText, readBarcode } from './read-barcode.ts';
import { expectCategory, expectUnits, sayItemChanged } from './item.sql.ts';

export const createItem = command({
  name: 'catalog.create_item',
  http: 'POST /items',
  permission: 'catalog.item.create',
  summary: 'Enter a new item with its units and barcodes.',
  input: CreateItem,
  output: Touched,
  refuses: [
    'catalog.code_taken',
    'catalog.unit_not_found',
    'catalog.category_not_found',
    'catalog.unit_is_base',
    'catalog.item_unit_taken',
    'catalog.unit_not_of_item',
    'catalog.barcode_taken',
    'catalog.barcode_check_digit',
    'catalog.service_has_no_stock',
  ],

  async run(ctx, item) {
    const { units = [], barcodes = [] } = item;
    const unitIds = [item.baseUnitId, ...units.map((one) => one.unitId)];
    if (units.some((one) => one.unitId === item.baseUnitId)) refuse('catalog.unit_is_base');
    if (barcodes.some((one) => one.unitId !== undefined && !unitIds.includes(one.unitId)))
      refuse('catalog.unit_not_of_item');
    const id = item.id ?? ctx.newId();
    const codes = barcodes.map(({ isInternal, unitId, code }) => ({
      id: ctx.newId(),
      item_id: id,
      unit_id: unitId ?? item.baseUnitId,
      ...readBarcode(code, isInternal ? 'internal' : undefined),
    }));

    expectUnits(ctx, unitIds);
    if (item.categoryId) expectCategory(ctx, item.categoryId);
    ctx.insert(
      'catalog.item',
      itemRow(
        ctx,
        id,
        item,
        codes.map((one) => one.code),
      ),
    );
    ctx.insert(
      'catalog.item_unit',
      units.map(({ unitId, factor }) => ({
        id: ctx.newId(),
        item_id: id,
        unit_id: unitId,
        factor,
      })),
    );
    ctx.insert('catalog.barcode', codes);

    await sayItemChanged(ctx, { id, code: item.code, name: item.name }, 'created');
    return { id, version: 1 };
  },
});

/** What is not said is as usual: goods that are stocked, bought and sold under the ordinary tax. */
function itemRow(
  ctx: Ctx,
  id: string,
  item: NewItem,
  barcodes: readonly string[],
): InsertRow<'catalog.item'> {
  const kind = item.kind ?? 'goods';
  return {
    id,
    code: item.code,
    name: item.name,
    kind,
    base_unit_id: item.baseUnitId,
    category_id: item.categoryId ?? null,
    is_stocked: item.isStocked ?? kind === 'goods',
    is_sold: item.isSold ?? true,
    is_bought: item.isBought ?? true,
    standard_cost: item.standardCost ?? '0',
    base_price: item.basePrice ?? '0',
    tax_code: item.taxCode ?? usualTaxCode(ctx.actor.currency),
    revenue_account_key: item.revenueAccountKey ?? null,
    weight_kg: item.weightKg ?? null,
    description: item.description ?? '',
    barcodes: barcodeText(barcodes),
  };
}
