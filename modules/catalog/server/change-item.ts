import { command } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { ChangeItem } from '../shared/item.ts';
import { expectCategory, lockItem, sayItemChanged, type ItemRow } from './item.sql.ts';

export const changeItem = command({
  name: 'catalog.change_item',
  http: 'PUT /items/:itemId',
  permission: 'catalog.item.change',
  summary:
    'Change what is known of an item, as far as it is given; price and cost have commands of their own.',
  input: ChangeItem,
  output: Touched,
  refuses: ['catalog.item_not_found', 'catalog.category_not_found', 'catalog.service_has_no_stock'],

  async run(ctx, { itemId, version, ...given }) {
    const item = await lockItem(ctx, itemId);
    const rest = { ...profileOf(item), ...given };

    if (rest.categoryId && rest.categoryId !== item.category_id)
      expectCategory(ctx, rest.categoryId);
    ctx.update(
      'catalog.item',
      { ...item, version },
      {
        name: rest.name,
        category_id: rest.categoryId,
        is_stocked: rest.isStocked,
        is_sold: rest.isSold,
        is_bought: rest.isBought,
        tax_code: rest.taxCode,
        revenue_account_key: rest.revenueAccountKey,
        weight_kg: rest.weightKg,
        description: rest.description,
      },
    );

    await sayItemChanged(ctx, { ...item, name: rest.name }, 'changed');
    return { id: itemId, version: version + 1 };
  },
});

/** What an item is now, for what the caller leaves out. */
const profileOf = (row: ItemRow) => ({
  name: row.name,
  categoryId: row.category_id,
  isStocked: row.is_stocked,
  isSold: row.is_sold,
  isBought: row.is_bought,
  taxCode: row.tax_code,
  revenueAccountKey: row.revenue_account_key,
  weightKg: row.weight_kg,
  description: row.description,
});
