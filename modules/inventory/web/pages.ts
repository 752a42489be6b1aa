import { page, type Shell } from '@poros/web-kit';

export const inventoryPages = (shell: Shell) => [
  page(shell, {
    path: '/stock',
    permission: 'inventory.stock.read',
    load: () => import('./stock-list.tsx').then((m) => m.StockList),
  }),
  page(shell, {
    path: '/stock/moves',
    permission: 'inventory.stock.read',
    load: () => import('./move-list.tsx').then((m) => m.MoveList),
  }),
  page(shell, {
    path: '/stock/documents',
    permission: 'inventory.stock.read',
    load: () => import('./document-list.tsx').then((m) => m.DocumentList),
  }),
  page(shell, {
    path: '/stock/documents/new',
    permission: 'inventory.stock.read',
    load: () => import('./new-document.tsx').then((m) => m.NewDocument),
  }),
  page(shell, {
    path: '/stock/documents/$documentId',
    permission: 'inventory.stock.read',
    asks: 'inventory.get_stock_document',
    load: () => import('./stock-document.tsx').then((m) => m.StockDocumentView),
  }),
  page(shell, {
    path: '/stock/reorder-points',
    permission: 'inventory.stock.plan',
    load: () => import('./reorder-points.tsx').then((m) => m.ReorderPoints),
  }),
  page(shell, {
    path: '/warehouses',
    permission: 'inventory.warehouse.read',
    load: () => import('./warehouse-list.tsx').then((m) => m.WarehouseList),
  }),
  page(shell, {
    path: '/warehouses/new',
    permission: 'inventory.warehouse.create',
    load: () => import('./new-warehouse.tsx').then((m) => m.NewWarehouse),
  }),
  page(shell, {
    path: '/warehouses/$warehouseId',
    permission: 'inventory.warehouse.read',
    asks: 'inventory.list_warehouses',
    load: () => import('./warehouse.tsx').then((m) => m.WarehousePage),
  }),
];
