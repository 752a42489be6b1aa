import { command, refuse, sql } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { CreateBarcode } from '../shared/barcode.ts';
import { lockItem, sayItemChanged } from './item.sql.ts';
import { barcodeText, readBarcode } from './read-barcode.ts';

export const createBarcode = command({
  name: 'catalog.create_barcode',
  http: 'POST /items/:itemId/barcodes',
  permission: 'catalog.item.change',
  summary: 'Give an item, in one of its units, a code that a scanner reads.',
  input: CreateBarcode,
  output: Touched,
  refuses: [
    'catalog.item_not_found',
    'catalog.unit_not_of_item',
    'catalog.barcode_taken',
    'catalog.barcode_check_digit',
  ],

  async run(ctx, { itemId, code: written, kind: said, ...given }) {
    const item = await lockItem(ctx, itemId);
    const unitId = given.unitId ?? item.base_unit_id;
    const units = await ctx.read<{ id: string }>(sql`select unit_id as id from catalog.v_item_unit
      where tenant_id = ${ctx.tenantId} and item_id = ${itemId} and unit_id = ${unitId}`);
    if (units.length === 0) refuse('catalog.unit_not_of_item');
    const barcode = readBarcode(written, said);

    const id = given.id ?? ctx.newId();
    ctx.insert('catalog.barcode', { id, item_id: itemId, unit_id: unitId, ...barcode });
    ctx.update('catalog.item', item, { barcodes: barcodeText([item.barcodes, barcode.code]) });

    await sayItemChanged(ctx, item, 'barcodes_changed');
    return { id, version: 1 };
  },
});
