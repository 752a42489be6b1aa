import { found, page, query, sql } from '@poros/kernel';
import { ListStock, StockPage, type Stock } from '../shared/stock.ts';
import { STOCK_STATUSES } from '../shared/availability.ts';

export const listStock = query({
  name: 'inventory.list_stock',
  http: 'GET /stock',
  permission: 'inventory.stock.read',
  summary: 'What each warehouse holds, has promised and can still promise.',
  input: ListStock,
  output: StockPage,

  run: (ctx, { warehouseId, itemId, categoryId, branchId, status, search, ...input }) =>
    page<Stock>(ctx, input, {
      select: sql`s.id, s.warehouse_id as "warehouseId", s.warehouse_code as "warehouseCode",
        s.warehouse_name as "warehouseName", s.item_id as "itemId", i.code as "itemCode",
        i.name as "itemName", i.base_unit_code as "unitCode", s.on_hand as "onHand", s.reserved,
        s.available, s.reorder_point as "reorderPoint", s.status, s.unit_cost as "unitCost",
        s.value, s.last_moved_on as "lastMovedOn"`,
      from: sql`inventory.v_stock s
        join catalog.v_item i on i.tenant_id = s.tenant_id and i.id = s.item_id`,
      where: [
        sql`s.tenant_id = ${ctx.tenantId}`,
        ctx.within({ branch: sql`s.branch_id` }),
        warehouseId !== undefined && sql`s.warehouse_id = ${warehouseId}`,
        itemId !== undefined && sql`s.item_id = ${itemId}`,
        categoryId !== undefined && sql`i.category_id = ${categoryId}`,
        branchId !== undefined && sql`s.branch_id = ${branchId}`,
        status !== undefined && sql`s.status = ${status}`,
        found(search, sql`s.item_id`, sql`catalog.search_item`),
      ],
      id: sql`s.id`,
      columns: {
        itemCode: { by: sql`i.code`, type: 'text' },
        itemName: { by: sql`i.name`, type: 'text' },
        warehouseCode: { by: sql`s.warehouse_code`, type: 'text' },
        unit: { by: sql`i.base_unit_code`, type: 'text' },
        status: { by: sql`s.status`, type: 'word', words: STOCK_STATUSES },
        onHand: { by: sql`s.on_hand`, type: 'numeric', sum: sql`i.base_unit_code` },
        reserved: { by: sql`s.reserved`, type: 'numeric', sum: sql`i.base_unit_code` },
        available: { by: sql`s.available`, type: 'numeric', sum: sql`i.base_unit_code` },
        value: { by: sql`s.value`, type: 'numeric', sum: true },
        lastMovedOn: { by: sql`s.last_moved_on`, type: 'date', empty: 'first' },
      },
      defaultSort: 'itemCode',
    }),
});
