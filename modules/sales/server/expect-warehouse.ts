import { namedRows, sql, type Ctx } from '@poros/kernel';

/**
 * Refuses, without a flight of its own, a warehouse that is not there. Stock stands above sales, so
 * its warehouses are known here as a kind of record and nothing more; whether one is in use, and
 * holds enough, is asked when goods are promised.
 */
export function expectWarehouse(ctx: Ctx, warehouseId: string | null | undefined): void {
  const kind = ctx.registry.records.get('inventory.warehouse');
  if (!warehouseId || !kind) return;
  ctx.write(sql`select kernel.expect(
    exists(${namedRows(kind, ctx.tenantId, [warehouseId])}), 'sales.warehouse_not_found')`);
}
