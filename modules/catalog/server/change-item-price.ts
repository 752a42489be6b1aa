import { command } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { ChangeItemPrice } from '../shared/item.ts';
import { lockItem, sayItemChanged } from './item.sql.ts';

export const changeItemPrice = command({
  name: 'catalog.change_item_price',
  http: 'PUT /items/:itemId/price',
  permission: 'catalog.item.set_price',
  summary: "Give an item another base price, per base unit in the tenant's own currency.",
  input: ChangeItemPrice,
  output: Touched,
  refuses: ['catalog.item_not_found'],

  async run(ctx, { itemId, version, basePrice }) {
    const item = await lockItem(ctx, itemId);

    ctx.update('catalog.item', { ...item, version }, { base_price: basePrice });

    await sayItemChanged(ctx, item, 'price_changed');
    return { id: itemId, version: version + 1 };
  },
});
