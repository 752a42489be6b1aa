import { command, refuse, sql, type RowOf } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { ArchiveBarcode } from '../shared/barcode.ts';
import { lockItem, sayItemChanged } from './item.sql.ts';
import { barcodeText } from './read-barcode.ts';

export const archiveBarcode = command({
  name: 'catalog.archive_barcode',
  http: 'POST /items/:itemId/barcodes/:barcodeId/archival',
  permission: 'catalog.item.change',
  summary: 'Take a barcode from an item; another item may have it afterwards.',
  input: ArchiveBarcode,
  output: Touched,
  refuses: ['catalog.item_not_found', 'catalog.barcode_not_found'],

  async run(ctx, { itemId, barcodeId, version }) {
    const item = await lockItem(ctx, itemId);
    const barcodes = await ctx.read<RowOf<'catalog.barcode'>>(sql`select * from catalog.barcode
      where tenant_id = ${ctx.tenantId} and item_id = ${itemId} and deleted_at is null for update`);
    const barcode =
      barcodes.find((one) => one.id === barcodeId) ?? refuse('catalog.barcode_not_found');

    const others = barcodes.filter((one) => one.id !== barcodeId).map((one) => one.code);
    ctx.update(
      'catalog.barcode',
      { ...barcode, version },
      { deleted_at: ctx.now.toISOString(), deleted_by: ctx.actor.userId },
    );
    ctx.update('catalog.item', item, { barcodes: barcodeText(others) });

    await sayItemChanged(ctx, item, 'barcodes_changed');
    return { id: barcodeId, version: version + 1 };
  },
});
