import { command, sql, type RowOf } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { ArchiveItem } from '../shared/item.ts';
import { lockItem, sayItemChanged } from './item.sql.ts';

export const archiveItem = command({
  name: 'catalog.archive_item',
  http: 'POST /items/:itemId/archival',
  permission: 'catalog.item.archive',
  summary: 'Take an item out of use; stock and documents stay, and its barcodes are free again.',
  input: ArchiveItem,
  output: Touched,
  refuses: ['catalog.item_not_found'],

  async run(ctx, { itemId, version }) {
    const item = await lockItem(ctx, itemId);
    const gone = { deleted_at: ctx.now.toISOString(), deleted_by: ctx.actor.userId };
    const barcodes = await ctx.read<BarcodeRow>(sql`select * from catalog.barcode
      where tenant_id = ${ctx.tenantId} and item_id = ${itemId} and deleted_at is null`);

    ctx.update('catalog.item', { ...item, version }, gone);
    for (const barcode of barcodes) ctx.update('catalog.barcode', barcode, gone);

    await sayItemChanged(ctx, item, 'archived');
    return { id: itemId, version: version + 1 };
  },
});

type BarcodeRow = RowOf<'catalog.barcode'>;
