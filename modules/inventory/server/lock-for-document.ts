import { refuse, sql, type Ctx } from '@poros/kernel';
import { lockedStock, type LockedRow, type LockedStock } from './locked-stock.ts';
import { lockRows, openStock, placesOf } from './stock.sql.ts';
import type { WarehouseRow } from './warehouse.sql.ts';

/** What the documents of a warehouse have in common: where, when, and which items. */
export interface DocumentRequest {
  readonly warehouseId: string;
  readonly toWarehouseId?: string;
  readonly postedOn?: string;
  readonly lines: readonly { readonly itemId: string }[];
}

/** What a document stands on: its day, its warehouses and the stock it may change. */
export interface Ground {
  readonly stock: LockedStock;
  readonly warehouse: WarehouseRow;
  /** Of a transfer; otherwise the same warehouse. */
  readonly toWarehouse: WarehouseRow;
  readonly postedOn: string;
}

/** Reads the warehouses and locks the stock of every line in them, in one flight. */
export async function lockForDocument(ctx: Ctx, request: DocumentRequest): Promise<Ground> {
  const { warehouseId, toWarehouseId = warehouseId, lines, postedOn = ctx.today } = request;
  if (postedOn > ctx.today) refuse('inventory.date_in_future', { date: postedOn });
  const ids = [...new Set([warehouseId, toWarehouseId])];
  const places = placesOf(
    ids.flatMap((id) => lines.map((line) => ({ warehouseId: id, itemId: line.itemId }))),
  );

  ctx.write(openStock(ctx, places, 'refused'));
  // The warehouses come last: who waited for stock must see that one was archived meanwhile.
  const [rows, warehouses] = await ctx.readAll<[LockedRow[], WarehouseRow[]]>(
    lockRows(ctx, places),
    sql`select * from inventory.warehouse where tenant_id = ${ctx.tenantId}
      and id = any(${ids}::uuid[]) and deleted_at is null`,
  );

  return {
    stock: lockedStock(rows),
    warehouse: withinReach(ctx, warehouses, warehouseId),
    toWarehouse: withinReach(ctx, warehouses, toWarehouseId),
    postedOn,
  };
}

function withinReach(ctx: Ctx, warehouses: readonly WarehouseRow[], id: string): WarehouseRow {
  const warehouse =
    warehouses.find((one) => one.id === id) ?? refuse('inventory.warehouse_not_found');
  ctx.ensureReach({ branchId: warehouse.branch_id }, 'inventory.warehouse_not_found');
  return warehouse;
}
