import { afterCommit, inTransaction, type Module } from '@poros/kernel';
import { adjustStock } from './server/adjust-stock.ts';
import { archiveWarehouse } from './server/archive-warehouse.ts';
import { changeReorderPoints } from './server/change-reorder-points.ts';
import { changeWarehouse } from './server/change-warehouse.ts';
import { countStock } from './server/count-stock.ts';
import { createWarehouse } from './server/create-warehouse.ts';
import { followReorderPoints } from './server/follow-reorder-points.ts';
import { furnishBranch } from './server/furnish-warehouses.ts';
import { getAvailability } from './server/get-availability.ts';
import { getStockDocument } from './server/get-stock-document.ts';
import { invariants } from './server/invariants.ts';
import { issueForDelivery } from './server/issue-for-delivery.ts';
import { openingStockImport } from './server/import-opening-stock.ts';
import { issueStock } from './server/issue-stock.ts';
import { listMoves } from './server/list-moves.ts';
import { listStockDocuments } from './server/list-stock-documents.ts';
import { listStock } from './server/list-stock.ts';
import { listWarehouses } from './server/list-warehouses.ts';
import { printStockDocument } from './server/print-stock-document.ts';
import { receiveStock } from './server/receive-stock.ts';
import { releaseForOrder } from './server/release-for-order.ts';
import { reserveForOrder } from './server/reserve-for-order.ts';
import { transferStock } from './server/transfer-stock.ts';
import { inventoryEvents } from './shared/events.ts';
import { refusals } from './shared/refusals.ts';
import en from './words.en.json' with { type: 'json' };
import id from './words.id.json' with { type: 'json' };

export const inventory: Module = {
  name: 'inventory',
  depends: ['tenancy', 'notification', 'catalog', 'finance'],
  operations: [
    createWarehouse,
    changeWarehouse,
    archiveWarehouse,
    listWarehouses,
    receiveStock,
    issueStock,
    transferStock,
    adjustStock,
    countStock,
    changeReorderPoints,
    listStock,
    listMoves,
    listStockDocuments,
    getStockDocument,
    getAvailability,
  ],
  events: inventoryEvents,
  reactions: [
    inTransaction('tenancy.branch_created', furnishBranch),
    inTransaction('sales.order_approved', reserveForOrder),
    inTransaction('sales.order_cancelled', releaseForOrder),
    inTransaction('sales.delivery_shipped', issueForDelivery),
    afterCommit('sales.order_approved', followReorderPoints),
    afterCommit('sales.order_cancelled', followReorderPoints),
    afterCommit('inventory.stock_received', followReorderPoints),
    afterCommit('inventory.stock_issued', followReorderPoints),
    afterCommit('inventory.stock_transferred', followReorderPoints),
    afterCommit('inventory.stock_adjusted', followReorderPoints),
  ],
  notices: [
    {
      kind: 'inventory.fell_low',
      email: 'daily',
      isPushed: false,
      permission: 'inventory.stock.plan',
    },
  ],
  papers: [printStockDocument],
  records: [
    {
      entity: 'inventory.warehouse',
      path: '/warehouses/$id',
      table: 'inventory.warehouse',
      label: "code || ' · ' || name",
      branch: 'branch_id',
    },
    {
      entity: 'inventory.document',
      permission: 'inventory.stock.read',
      path: '/stock/documents/$id',
      table: 'inventory.stock_document',
      label: 'number',
      branch: 'branch_id',
      status: { column: 'kind', words: 'inventory.kind' },
      lines: {
        from:
          'inventory.stock_document_line l join catalog.v_item i ' +
          'on i.tenant_id = l.tenant_id and i.id = l.item_id',
        record: 'l.document_id',
        order: 'l.line_no',
        name: 'i.name',
        quantity: 'l.quantity',
        unit: 'i.base_unit_code',
      },
    },
  ],
  links: [
    {
      from: 'inventory.document',
      to: 'finance.journal',
      table: 'finance.v_journal',
      fromId: 'source_id',
      toId: 'id',
      where: "source_type = 'inventory.stock_document'",
    },
    {
      from: 'sales.delivery',
      to: 'finance.journal',
      table: 'finance.v_journal',
      fromId: 'source_id',
      toId: 'id',
      where: "source_type = 'sales.delivery'",
    },
  ],
  imports: [openingStockImport],
  refusals,
  constraints: {
    warehouse__code_once: 'inventory.warehouse_code_taken',
    warehouse__branch: 'inventory.branch_not_found',
    warehouse__default_is_open_store: 'inventory.warehouse_in_transit',
  },
  permissions: [
    {
      name: 'inventory.warehouse.read',
      code: 'WH.READ',
      roles: {
        MANAGER_SALES: 'all',
        MANAGER_PROD: 'all',
        STAFF_SALES: 'branch',
        STAFF_WH: 'branch',
        STAFF_FIN: 'all',
      },
    },
    { name: 'inventory.warehouse.create', code: 'WH.CREATE' },
    { name: 'inventory.warehouse.change', code: 'WH.UPDATE' },
    { name: 'inventory.warehouse.archive', code: 'WH.DELETE' },
    {
      name: 'inventory.stock.read',
      code: 'INV.READ',
      roles: {
        MANAGER_SALES: 'all',
        MANAGER_PROD: 'all',
        STAFF_SALES: 'branch',
        STAFF_WH: 'branch',
        OPERATOR: 'branch',
        STAFF_FIN: 'all',
      },
    },
    {
      name: 'inventory.stock.receive',
      code: 'INV.RECEIVE',
      roles: { MANAGER_PROD: 'all', STAFF_WH: 'branch' },
    },
    {
      name: 'inventory.stock.issue',
      code: 'INV.ISSUE',
      roles: { MANAGER_PROD: 'all', STAFF_WH: 'branch' },
    },
    {
      name: 'inventory.stock.transfer',
      code: 'INV.TRANSFER',
      roles: { MANAGER_PROD: 'all', STAFF_WH: 'branch' },
    },
    {
      name: 'inventory.stock.count',
      code: 'INV.COUNT',
      roles: { MANAGER_PROD: 'all', STAFF_WH: 'branch' },
    },
    { name: 'inventory.stock.adjust', code: 'INV.ADJUST', roles: { MANAGER_PROD: 'all' } },
    {
      name: 'inventory.stock.plan',
      code: 'INV.PLAN',
      roles: { MANAGER_PROD: 'all', MANAGER_SALES: 'all' },
    },
  ],
  menu: [
    { group: 'stock', path: '/stock', word: 'inventory.stock', permission: 'inventory.stock.read' },
    {
      group: 'stock',
      path: '/stock/moves',
      word: 'inventory.moves',
      permission: 'inventory.stock.read',
    },
    {
      group: 'stock',
      path: '/stock/documents',
      word: 'inventory.documents',
      permission: 'inventory.stock.read',
    },
    {
      group: 'stock',
      path: '/warehouses',
      word: 'inventory.warehouses',
      permission: 'inventory.warehouse.read',
    },
  ],
  series: [
    { code: 'GR', prefix: 'GR', gapFree: false },
    { code: 'GI', prefix: 'GI', gapFree: false },
    { code: 'TR', prefix: 'TR', gapFree: false },
    { code: 'ADJ', prefix: 'ADJ', gapFree: false },
  ],
  invariants,
  words: { id, en },
  migrations: new URL('./sql/', import.meta.url),
};
