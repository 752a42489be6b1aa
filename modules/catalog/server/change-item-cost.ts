import { command } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { ChangeItemCost } from '../shared/item.ts';
import { lockItem, sayItemChanged } from './item.sql.ts';

export const changeItemCost = command({
  name: 'catalog.change_item_cost',
  http: 'PUT /items/:itemId/cost',
  permission: 'catalog.item.set_cost',
  summary: "Give an item another standard cost, per base unit in the tenant's own currency.",
  input: ChangeItemCost,
  output: Touched,
  refuses: ['catalog.item_not_found'],

  async run(ctx, { itemId, version, standardCost }) {
    const item = await lockItem(ctx, itemId);

    ctx.update('catalog.item', { ...item, version }, { standard_cost: standardCost });

    await sayItemChanged(ctx, item, 'cost_changed');
    return { id: itemId, version: version + 1 };
  },
});
