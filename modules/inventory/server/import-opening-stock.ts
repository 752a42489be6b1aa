import type { ImportKind } from '@poros/kernel';
import {
  DateOn,
  Id,
  PositiveQuantity,
  PriceText,
  Type,
  object,
  optional,
} from '@poros/kernel/shared';
import { receiveStock } from './receive-stock.ts';

const row = object({
  warehouseId: Id,
  itemId: Id,
  quantity: PositiveQuantity,
  unitCost: PriceText,
  postedOn: optional(DateOn),
  note: optional(Type.String({ maxLength: 200 })),
});

/**
 * Opening stock from a file: the rows of one warehouse and day become receipts of up to 500 lines,
 * with their journals. Posted documents stay; what is wrong is put right by an adjustment.
 */
export const openingStockImport: ImportKind = {
  name: 'inventory.opening_stock',
  word: 'inventory.opening_stock',
  path: '/stock',
  create: receiveStock,
  stays: 'inventory.opening_stock_stays',
  row,
  key: [],
  gather: {
    by: ['warehouseId', 'postedOn'],
    max: 500,
    input: (rows) => ({
      warehouseId: rows[0]?.values['warehouseId'],
      reason: 'opening',
      ...(rows[0]?.values['postedOn'] !== undefined && { postedOn: rows[0].values['postedOn'] }),
      lines: rows.map(({ values: { itemId, quantity, unitCost, note } }) => ({
        itemId,
        quantity,
        unitCost,
        ...(note !== undefined && { note }),
      })),
    }),
  },
  fields: {
    warehouseId: {
      word: 'inventory.warehouse',
      synonyms: ['lokasi', 'location', 'kode gudang', 'warehouse code'],
      lookup: {
        word: 'inventory.warehouse',
        from: 'inventory.warehouse',
        code: 'code',
        name: 'name',
        where: 'deleted_at is null',
      },
    },
    itemId: {
      word: 'inventory.item',
      synonyms: ['kode barang', 'sku', 'item code', 'product'],
      lookup: {
        word: 'inventory.item',
        from: 'catalog.v_item',
        code: 'code',
        name: 'name',
        where: 'deleted_at is null',
      },
    },
    quantity: { synonyms: ['qty', 'kuantitas', 'stok awal', 'on hand', 'saldo'], sample: '100' },
    unitCost: { synonyms: ['harga pokok', 'hpp', 'cost', 'nilai satuan'], sample: '45000' },
    postedOn: { word: 'inventory.moved_on', synonyms: ['tanggal', 'date', 'per tanggal'] },
  },
  blames: {
    'inventory.item_not_stocked': 'itemId',
    'inventory.item_not_found': 'itemId',
    'inventory.warehouse_not_found': 'warehouseId',
    'inventory.date_in_future': 'postedOn',
  },
};
