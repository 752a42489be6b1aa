import { inTransaction, type Module } from '@poros/kernel';
import { archiveBarcode } from './server/archive-barcode.ts';
import { archiveCategory } from './server/archive-category.ts';
import { archiveItem } from './server/archive-item.ts';
import { archiveItemUnit } from './server/archive-item-unit.ts';
import { archiveUnit } from './server/archive-unit.ts';
import { changeCategory } from './server/change-category.ts';
import { changeItem } from './server/change-item.ts';
import { changeItemCost } from './server/change-item-cost.ts';
import { changeItemPrice } from './server/change-item-price.ts';
import { changeItemUnit } from './server/change-item-unit.ts';
import { changeUnit } from './server/change-unit.ts';
import { createBarcode } from './server/create-barcode.ts';
import { createCategory } from './server/create-category.ts';
import { createItem } from './server/create-item.ts';
import { createItemUnit } from './server/create-item-unit.ts';
import { createUnit } from './server/create-unit.ts';
import { findByBarcode } from './server/find-by-barcode.ts';
import { furnishUnits } from './server/furnish-units.ts';
import { getItem } from './server/get-item.ts';
import { itemImport } from './server/import-items.ts';
import { listCategories } from './server/list-categories.ts';
import { listItems } from './server/list-items.ts';
import { listUnits } from './server/list-units.ts';
import { restoreItem } from './server/restore-item.ts';
import { catalogEvents } from './shared/events.ts';
import { refusals } from './shared/refusals.ts';
import en from './words.en.json' with { type: 'json' };
import id from './words.id.json' with { type: 'json' };

/** Whoever sells, makes, moves or pays for items must be able to look them up. */
const EVERYONE = {
  MANAGER_SALES: 'all',
  MANAGER_PROD: 'all',
  STAFF_SALES: 'all',
  STAFF_WH: 'all',
  STAFF_FIN: 'all',
  OPERATOR: 'all',
} as const;

export const catalog: Module = {
  name: 'catalog',
  depends: ['tenancy'],
  operations: [
    createItem,
    changeItem,
    changeItemPrice,
    changeItemCost,
    archiveItem,
    restoreItem,
    listItems,
    getItem,
    createItemUnit,
    changeItemUnit,
    archiveItemUnit,
    createBarcode,
    archiveBarcode,
    findByBarcode,
    createUnit,
    changeUnit,
    archiveUnit,
    listUnits,
    createCategory,
    changeCategory,
    archiveCategory,
    listCategories,
  ],
  events: catalogEvents,
  reactions: [inTransaction('tenancy.tenant_created', furnishUnits)],
  records: [
    {
      entity: 'catalog.item',
      path: '/items/$id',
      table: 'catalog.item',
      label: "code || ' · ' || name",
      lines: {
        from:
          'catalog.item_unit l join catalog.unit u ' +
          'on u.tenant_id = l.tenant_id and u.id = l.unit_id',
        record: 'l.deleted_at is null and l.item_id',
        order: 'l.factor',
        name: 'u.code',
        quantity: 'l.factor',
      },
    },
  ],
  imports: [itemImport],
  refusals,
  constraints: {
    item__code_once: 'catalog.code_taken',
    item__service_has_no_stock: 'catalog.service_has_no_stock',
    unit__code_once: 'catalog.code_taken',
    category__code_once: 'catalog.code_taken',
    item_unit__once: 'catalog.item_unit_taken',
    barcode__once: 'catalog.barcode_taken',
  },
  permissions: [
    {
      name: 'catalog.item.create',
      code: 'ITM.CREATE',
      roles: { MANAGER_SALES: 'all', MANAGER_PROD: 'all' },
    },
    { name: 'catalog.item.read', code: 'ITM.READ', roles: EVERYONE },
    {
      name: 'catalog.item.change',
      code: 'ITM.UPDATE',
      roles: { MANAGER_SALES: 'all', MANAGER_PROD: 'all' },
    },
    {
      name: 'catalog.item.archive',
      code: 'ITM.DELETE',
      roles: { MANAGER_SALES: 'all', MANAGER_PROD: 'all' },
    },
    {
      name: 'catalog.item.set_price',
      code: 'ITM.PRICE',
      roles: { DIRECTOR: 'all', MANAGER_SALES: 'all' },
    },
    {
      name: 'catalog.item.set_cost',
      code: 'ITM.COST',
      roles: { MANAGER_PROD: 'all', STAFF_FIN: 'all' },
    },
    { name: 'catalog.unit.read', code: 'UNIT.READ', roles: EVERYONE },
    { name: 'catalog.unit.change', code: 'UNIT.UPDATE', roles: { MANAGER_PROD: 'all' } },
    { name: 'catalog.category.read', code: 'CAT.READ', roles: EVERYONE },
    {
      name: 'catalog.category.change',
      code: 'CAT.UPDATE',
      roles: { MANAGER_SALES: 'all', MANAGER_PROD: 'all' },
    },
  ],
  menu: [
    { group: 'stock', path: '/items', word: 'catalog.items', permission: 'catalog.item.read' },
    {
      group: 'admin',
      section: 'data',
      path: '/items/settings',
      word: 'catalog.units_and_categories',
      permission: 'catalog.unit.change',
    },
  ],
  words: { id, en },
  migrations: new URL('./sql/', import.meta.url),
};
