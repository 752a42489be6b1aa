import { command, refuse } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { CreateItemUnit } from '../shared/item-unit.ts';
import { expectUnits, lockItem, sayItemChanged } from './item.sql.ts';

export const createItemUnit = command({
  name: 'catalog.create_item_unit',
  http: 'POST /items/:itemId/units',
  permission: 'catalog.item.change',
  summary: 'Let an item be handled in another unit, which holds so many base units.',
  input: CreateItemUnit,
  output: Touched,
  refuses: [
    'catalog.item_not_found',
    'catalog.unit_not_found',
    'catalog.unit_is_base',
    'catalog.item_unit_taken',
  ],

  async run(ctx, { itemId, unitId, factor, ...given }) {
    const item = await lockItem(ctx, itemId);
    if (unitId === item.base_unit_id) refuse('catalog.unit_is_base');

    const id = given.id ?? ctx.newId();
    expectUnits(ctx, [unitId]);
    ctx.insert('catalog.item_unit', { id, item_id: itemId, unit_id: unitId, factor });

    await sayItemChanged(ctx, item, 'units_changed');
    return { id, version: 1 };
  },
});
