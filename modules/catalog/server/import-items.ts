import { sql, type ImportKind } from '@poros/kernel';
import { Type, object, optional } from '@poros/kernel/shared';
import { BarcodeText } from '../shared/barcode.ts';
import { CreateItem } from '../shared/item.ts';
import { archiveItem } from './archive-item.ts';
import { changeItem } from './change-item.ts';
import { changeItemCost } from './change-item-cost.ts';
import { changeItemPrice } from './change-item-price.ts';
import { createCategory } from './create-category.ts';
import { createItem } from './create-item.ts';
import { createUnit } from './create-unit.ts';
import { restoreItem } from './restore-item.ts';

const row = object({
  ...Type.Omit(CreateItem, ['id', 'units', 'barcodes']).properties,
  barcode: optional(BarcodeText),
});

/** Items from a file, known again by their code; units and categories may be made along. */
export const itemImport: ImportKind = {
  name: 'catalog.item',
  word: 'catalog.items',
  path: '/items',
  create: createItem,
  row,
  input: ({ barcode, ...item }, id) => ({
    ...item,
    id,
    ...(barcode !== undefined && { barcodes: [{ code: barcode }] }),
  }),
  changes: [changeItem, changeItemPrice, changeItemCost],
  archive: archiveItem,
  restore: restoreItem,
  idField: 'itemId',
  table: 'catalog.item',
  parts: ['catalog.barcode', 'catalog.item_unit'],
  key: ['code'],
  stored: (tenantId, codes) => sql`select i.code as key, i.id, i.name, i.kind,
      i.category_id as "categoryId", i.base_unit_id as "baseUnitId", i.is_stocked as "isStocked",
      i.is_sold as "isSold", i.is_bought as "isBought", i.tax_code as "taxCode",
      i.revenue_account_key as "revenueAccountKey", i.weight_kg as "weightKg", i.description,
      i.standard_cost as "standardCost", i.base_price as "basePrice", split_part(i.barcodes, ' ', 1) as barcode,
      i.deleted_at is not null as "isArchived", i.version
    from catalog.item i where i.tenant_id = ${tenantId} and i.code = any(${[...codes]}::text[])`,
  fields: {
    code: {
      synonyms: [
        'kode barang',
        'sku',
        'product sku',
        'item no',
        'product number',
        'part number',
        'no barang',
      ],
      sample: 'BRG-001',
    },
    name: {
      synonyms: ['nama barang', 'product', 'product name', 'item name', 'uraian'],
      sample: 'Semen 40 kg',
    },
    kind: { choices: 'catalog.kind', synonyms: ['jenis barang', 'tipe'] },
    baseUnitId: {
      word: 'catalog.base_unit',
      synonyms: ['satuan', 'unit', 'uom', 'sat'],
      sample: 'PCS',
      lookup: {
        word: 'catalog.unit',
        from: 'catalog.unit',
        code: 'code',
        name: 'name_id',
        where: 'deleted_at is null',
        create: {
          command: createUnit,
          input: (text, id) => ({
            id,
            code: unitCode(text),
            nameId: text,
            nameEn: text,
            decimals: 0,
          }),
        },
      },
    },
    categoryId: {
      word: 'catalog.category',
      synonyms: ['kelompok', 'golongan', 'group', 'subcategory'],
      lookup: {
        word: 'catalog.category',
        from: 'catalog.category',
        code: 'code',
        name: 'name',
        where: 'deleted_at is null',
        create: {
          command: createCategory,
          input: (text, id) => ({ id, code: categoryCode(text), name: text }),
        },
      },
    },
    standardCost: {
      synonyms: ['harga pokok', 'hpp', 'cost', 'product cost', 'modal'],
      sample: '45000',
    },
    basePrice: {
      synonyms: ['harga', 'harga jual', 'price', 'product price', 'list price', 'sales price'],
      sample: '58000',
    },
    barcode: { isOnce: true, synonyms: ['ean', 'upc', 'gtin', 'kode batang'] },
    description: { synonyms: ['product description', 'deskripsi', 'keterangan'] },
    taxCode: { synonyms: ['ppn', 'kode pajak', 'tax'] },
    isSold: { synonyms: ['dijual', 'finished', 'for sale'] },
    isBought: { synonyms: ['dibeli', 'purchased'] },
    isStocked: { synonyms: ['stok', 'stocked'] },
    weightKg: { synonyms: ['berat', 'weight'] },
    revenueAccountKey: { isHidden: true },
  },
  blames: {
    'catalog.code_taken': 'code',
    'catalog.barcode_taken': 'barcode',
    'catalog.barcode_check_digit': 'barcode',
    'catalog.service_has_no_stock': 'isStocked',
    'catalog.unit_not_found': 'baseUnitId',
    'catalog.category_not_found': 'categoryId',
  },
};

const unitCode = (text: string): string =>
  text
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .slice(0, 10);
const categoryCode = (text: string): string =>
  text
    .toUpperCase()
    .normalize('NFKD')
    .replace(/[^A-Z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40);
