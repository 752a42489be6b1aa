import { command, refuse, sql } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { RestoreItem } from '../shared/item.ts';
import { sayItemChanged, type ItemRow } from './item.sql.ts';

export const restoreItem = command({
  name: 'catalog.restore_item',
  http: 'POST /items/:itemId/restoration',
  permission: 'catalog.item.archive',
  summary: 'Take an archived item back into use; its barcodes have gone to whoever needed them.',
  input: RestoreItem,
  output: Touched,
  refuses: ['catalog.item_not_found'],

  async run(ctx, { itemId, version }) {
    const item = await ctx.first<ItemRow>(sql`select * from catalog.item
      where tenant_id = ${ctx.tenantId} and id = ${itemId} and deleted_at is not null for update`);
    if (!item) return refuse('catalog.item_not_found');

    ctx.update(
      'catalog.item',
      { ...item, version },
      { deleted_at: null, deleted_by: null, barcodes: '' },
    );

    await sayItemChanged(ctx, item, 'restored');
    return { id: itemId, version: version + 1 };
  },
});
