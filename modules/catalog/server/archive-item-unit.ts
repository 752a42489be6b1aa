import { command, refuse, sql } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { ArchiveItemUnit } from '../shared/item-unit.ts';
import { lockItemUnit } from './item-unit.sql.ts';
import { lockItem, sayItemChanged } from './item.sql.ts';

export const archiveItemUnit = command({
  name: 'catalog.archive_item_unit',
  http: 'POST /items/:itemId/units/:itemUnitId/archival',
  permission: 'catalog.item.change',
  summary: 'No longer handle an item in a unit.',
  input: ArchiveItemUnit,
  output: Touched,
  refuses: ['catalog.item_not_found', 'catalog.item_unit_not_found', 'catalog.unit_in_use'],

  async run(ctx, { itemId, itemUnitId, version }) {
    const item = await lockItem(ctx, itemId);
    const itemUnit = await lockItemUnit(ctx, itemId, itemUnitId);
    const barcode = await ctx.first<{ code: string }>(sql`select code from catalog.barcode
      where tenant_id = ${ctx.tenantId} and item_id = ${itemId} and unit_id = ${itemUnit.unit_id}
        and deleted_at is null limit 1`);
    if (barcode) refuse('catalog.unit_in_use', { by: barcode.code });

    ctx.update(
      'catalog.item_unit',
      { ...itemUnit, version },
      { deleted_at: ctx.now.toISOString(), deleted_by: ctx.actor.userId },
    );

    await sayItemChanged(ctx, item, 'units_changed');
    return { id: itemUnitId, version: version + 1 };
  },
});
