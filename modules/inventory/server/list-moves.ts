import { found, page, query, sql } from '@poros/kernel';
import { ListMoves, StockMovePage, type StockMove } from '../shared/stock.ts';
import { MOVE_KINDS } from '../shared/move-kinds.ts';

/** Of one item in one warehouse it reads in the order in which things happened, newest first. */
export const listMoves = query({
  name: 'inventory.list_moves',
  http: 'GET /stock/moves',
  permission: 'inventory.stock.read',
  summary: 'The stock card: every move with the balance after it.',
  input: ListMoves,
  output: StockMovePage,

  run: (ctx, { itemId, warehouseId, branchId, kind, from, to, search, ...input }) =>
    page<StockMove>(ctx, input, {
      select: sql`m.id, m.nth, m.kind, m.moved_on as "movedOn", m.created_at as "movedAt",
        m.warehouse_id as "warehouseId", w.code as "warehouseCode", m.item_id as "itemId",
        i.code as "itemCode", i.name as "itemName", i.base_unit_code as "unitCode", m.quantity,
        m.unit_cost as "unitCost", m.value, m.on_hand_after as "onHandAfter",
        m.value_after as "valueAfter", m.document_type as "documentType",
        m.document_id as "documentId", m.document_number as "documentNumber"`,
      from: sql`inventory.stock_move m
        join inventory.warehouse w on w.tenant_id = m.tenant_id and w.id = m.warehouse_id
        join catalog.v_item i on i.tenant_id = m.tenant_id and i.id = m.item_id`,
      where: [
        sql`m.tenant_id = ${ctx.tenantId}`,
        ctx.within({ branch: sql`w.branch_id` }),
        itemId !== undefined && sql`m.item_id = ${itemId}`,
        warehouseId !== undefined && sql`m.warehouse_id = ${warehouseId}`,
        // One card is one stock row, which has an index of its own.
        itemId !== undefined &&
          warehouseId !== undefined &&
          sql`m.stock_id = (
          select s.id from inventory.stock s where s.tenant_id = ${ctx.tenantId}
            and s.warehouse_id = ${warehouseId} and s.item_id = ${itemId})`,
        branchId !== undefined && sql`w.branch_id = ${branchId}`,
        kind !== undefined && sql`m.kind = ${kind}`,
        from !== undefined && sql`m.moved_on >= ${from}`,
        to !== undefined && sql`m.moved_on <= ${to}`,
        found(search, sql`m.item_id`, sql`catalog.search_item`),
      ],
      id: sql`m.id`,
      columns: {
        nth: { by: sql`m.nth`, type: 'integer' },
        movedAt: { by: sql`m.created_at`, type: 'timestamptz' },
        movedOn: { by: sql`m.moved_on`, type: 'date' },
        kind: { by: sql`m.kind`, type: 'word', words: MOVE_KINDS },
        itemCode: { by: sql`i.code`, type: 'text' },
        itemName: { by: sql`i.name`, type: 'text' },
        warehouseCode: { by: sql`w.code`, type: 'text' },
        documentNumber: { by: sql`m.document_number`, type: 'text', empty: 'first' },
        quantity: { by: sql`m.quantity`, type: 'numeric', sum: sql`i.base_unit_code` },
        value: { by: sql`m.value`, type: 'numeric', sum: true },
      },
      defaultSort: itemId !== undefined && warehouseId !== undefined ? '-nth' : '-movedAt',
    }),
});
