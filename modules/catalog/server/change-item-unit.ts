import { command } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { ChangeItemUnit } from '../shared/item-unit.ts';
import { lockItemUnit } from './item-unit.sql.ts';
import { lockItem, sayItemChanged } from './item.sql.ts';

export const changeItemUnit = command({
  name: 'catalog.change_item_unit',
  http: 'PUT /items/:itemId/units/:itemUnitId',
  permission: 'catalog.item.change',
  summary: 'Say anew how many base units a unit holds; documents keep what was true before.',
  input: ChangeItemUnit,
  output: Touched,
  refuses: ['catalog.item_not_found', 'catalog.item_unit_not_found'],

  async run(ctx, { itemId, itemUnitId, version, factor }) {
    const item = await lockItem(ctx, itemId);
    const itemUnit = await lockItemUnit(ctx, itemId, itemUnitId);

    ctx.update('catalog.item_unit', { ...itemUnit, version }, { factor });

    await sayItemChanged(ctx, item, 'units_changed');
    return { id: itemUnitId, version: version + 1 };
  },
});
