import { sql, type Sql } from '@poros/kernel';

/** What every answer about a stock document shows. */
export const documentColumns: Sql = sql`d.id, d.number, d.kind, d.reason, d.posted_on as "postedOn",
  d.warehouse_id as "warehouseId", w.code as "warehouseCode", w.name as "warehouseName",
  d.to_warehouse_id as "toWarehouseId", t.code as "toWarehouseCode", t.name as "toWarehouseName",
  d.reference, d.note, d.line_count as "lineCount", d.value, d.created_at as "createdAt"`;

export const documentTables: Sql = sql`inventory.stock_document d
  join inventory.warehouse w on w.tenant_id = d.tenant_id and w.id = d.warehouse_id
  left join inventory.warehouse t on t.tenant_id = d.tenant_id and t.id = d.to_warehouse_id`;
