import { page, query, sql } from '@poros/kernel';
import {
  WAREHOUSE_KINDS,
  ListWarehouses,
  WarehousePage,
  type Warehouse,
} from '../shared/warehouse.ts';

export const listWarehouses = query({
  name: 'inventory.list_warehouses',
  http: 'GET /warehouses',
  permission: 'inventory.warehouse.read',
  summary: 'The warehouses within reach, how many items they hold and what those are worth.',
  input: ListWarehouses,
  output: WarehousePage,

  run: (ctx, { branchId, warehouseId, search, ...input }) =>
    page<Warehouse>(ctx, input, {
      select: sql`w.id, w.branch_id as "branchId", w.code, w.name, w.kind, w.zone,
      w.capacity_m3 as "capacityM3", w.is_default as "isDefault",
      w.may_backorder as "mayBackorder", w.may_go_negative as "mayGoNegative",
      held.items as "itemCount", held.value, w.version`,
      from: sql`inventory.warehouse w
      cross join lateral (
        select count(*) filter (where s.on_hand <> 0)::integer as items,
          coalesce(sum(s.value), 0)::text as value
        from inventory.stock s
        where s.tenant_id = w.tenant_id and s.warehouse_id = w.id) held`,
      where: [
        sql`w.tenant_id = ${ctx.tenantId}`,
        sql`w.deleted_at is null`,
        ctx.within({ branch: sql`w.branch_id` }),
        branchId !== undefined && sql`w.branch_id = ${branchId}`,
        warehouseId !== undefined && sql`w.id = ${warehouseId}`,
        search !== undefined &&
          sql`position(lower(${search}) in lower(w.code || ' ' || w.name || ' ' || w.zone)) > 0`,
      ],
      id: sql`w.id`,
      columns: {
        code: { by: sql`w.code`, type: 'text' },
        name: { by: sql`w.name`, type: 'text' },
        zone: { by: sql`w.zone`, type: 'text' },
        kind: { by: sql`w.kind`, type: 'word', words: WAREHOUSE_KINDS },
      },
      defaultSort: 'code',
    }),
});
