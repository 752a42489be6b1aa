import { query, sql } from '@poros/kernel';
import { AvailabilityList, GetAvailability, type Availability } from '../shared/stock.ts';
import { warehouseMeant } from './warehouse.sql.ts';

export const getAvailability = query({
  name: 'inventory.get_availability',
  http: 'GET /stock/availability',
  permission: 'inventory.stock.read',
  summary: "What can still be promised of items, in a warehouse or a branch's default one.",
  input: GetAvailability,
  output: AvailabilityList,

  async run(ctx, { itemIds, warehouseId, branchId = ctx.actor.branchId }) {
    const meant = warehouseMeant(ctx.tenantId, warehouseId, branchId);
    const rows = await ctx.read<Availability>(sql`
      select i.id as "itemId", w.id as "warehouseId", w.code as "warehouseCode",
        coalesce(s.on_hand, 0) as "onHand", coalesce(s.reserved, 0) as reserved,
        coalesce(s.available, 0) as available, w.may_backorder as "mayBackorder",
        coalesce(s.status, 'low') as status
      from inventory.warehouse w
      join catalog.v_item i on i.tenant_id = w.tenant_id and i.id = any(${itemIds}::uuid[])
        and i.is_stocked
      left join inventory.v_stock s on s.tenant_id = w.tenant_id and s.warehouse_id = w.id
        and s.item_id = i.id
      where w.tenant_id = ${ctx.tenantId} and w.id = ${meant} and w.deleted_at is null
        and ${ctx.within({ branch: sql`w.branch_id` })}
      order by i.code`);
    return { rows };
  },
});
