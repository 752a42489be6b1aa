import { query, refuse, sql } from '@poros/kernel';
import type { Barcode } from '../shared/barcode.ts';
import type { ItemUnit } from '../shared/item-unit.ts';
import { GetItem, ItemRecord, type Item } from '../shared/item.ts';
import { itemColumns, itemsWithUnit } from './item.sql.ts';

export const getItem = query({
  name: 'catalog.get_item',
  http: 'GET /items/:itemId',
  permission: 'catalog.item.read',
  summary: 'One item with its units and barcodes.',
  input: GetItem,
  output: ItemRecord,
  refuses: ['catalog.item_not_found'],

  async run(ctx, { itemId }) {
    const { tenantId } = ctx;
    const [[item], units, barcodes] = await ctx.readAll<[Item[], ItemUnit[], Barcode[]]>(
      sql`select ${itemColumns}, i.revenue_account_key as "revenueAccountKey",
        i.weight_kg as "weightKg",
          i.description, i.deleted_at is not null as "isArchived"
        from ${itemsWithUnit} where i.tenant_id = ${tenantId} and i.id = ${itemId}`,
      sql`select v.id, v.unit_id as "unitId", v.unit_code as "unitCode",
          v.unit_decimals as "unitDecimals", v.factor, v.is_base as "isBase", v.version
        from catalog.v_item_unit v where v.tenant_id = ${tenantId} and v.item_id = ${itemId}
        order by v.is_base desc, v.factor, v.unit_code`,
      sql`select b.id, b.code, b.kind, b.unit_id as "unitId", u.code as "unitCode", b.version
        from catalog.barcode b
        join catalog.unit u on u.tenant_id = b.tenant_id and u.id = b.unit_id
        where b.tenant_id = ${tenantId} and b.item_id = ${itemId} and b.deleted_at is null
        order by b.code`,
    );

    if (!item) refuse('catalog.item_not_found');
    return { ...item, units, barcodes };
  },
});
