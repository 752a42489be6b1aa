import { sql, type Ctx, type Sql } from '@poros/kernel';
import type { EventMap } from '@poros/kernel/shared';
import { lockInOrder, openStock } from './stock.sql.ts';
import { warehouseMeant } from './warehouse.sql.ts';

type Approved = EventMap['sales.order_approved'];

/**
 * An approved order is promised its goods, all of them or none. Two statements that ride with
 * whatever the approval sends next: nothing is read first, so a hot item is locked for one flight
 * only. The guard stands in the statement that locks, so no two orders are promised one piece.
 */
export async function reserveForOrder(ctx: Ctx, order: Approved): Promise<void> {
  const itemIds = order.lines.map((line) => line.itemId);
  const warehouse = warehouseMeant(ctx.tenantId, order.warehouseId, order.branchId);

  ctx.write(
    openStock(
      ctx,
      sql`select ${warehouse} as warehouse_id, item_id
    from unnest(${itemIds}::uuid[]) as l(item_id)`,
      'left out',
    ),
  );
  ctx.write(reserve(ctx, order, warehouse));
}

/**
 * Lock in item order; refuse if anything is short; promise; remember which line was promised. What
 * has no stock row by now is not kept in stock and needs no promise.
 */
function reserve(ctx: Ctx, { orderId, number, lines }: Approved, warehouse: Sql): Sql {
  const now = ctx.now.toISOString();
  const userId = ctx.actor.userId;
  const item = sql`select warehouse_id, item_id, sum(quantity) as wanted
    from line group by warehouse_id, item_id`;
  return sql`with line as materialized (
      select ${warehouse} as warehouse_id, l.*
      from unnest(${lines.map(() => ctx.newId())}::uuid[],
        ${lines.map((line) => line.lineId)}::uuid[], ${lines.map((line) => line.itemId)}::uuid[],
        ${lines.map((line) => line.quantity)}::numeric[]) as l(id, line_id, item_id, quantity)),
    locked as materialized (${lockInOrder(ctx, item)}),
    short as (
      select jsonb_build_object('item', i.code, 'warehouse', w.code, 'unit', i.base_unit_code,
        'wanted', trim_scale(l.wanted)::text,
        'available', trim_scale(greatest(l.on_hand - l.reserved, 0))::text) as told
      from locked l
      join inventory.warehouse w on w.tenant_id = ${ctx.tenantId} and w.id = l.warehouse_id
      join catalog.v_item i on i.tenant_id = ${ctx.tenantId} and i.id = l.item_id
      where l.wanted > l.on_hand - l.reserved and not l.may_backorder),
    allowed as materialized (
      select kernel.expect(not exists (select from short), 'inventory.stock_short', (
        select (jsonb_agg(told) -> 0 || jsonb_build_object('short', jsonb_agg(told)))::text
        from short)) as yes),
    promised as (
      update inventory.stock s set reserved = s.reserved + locked.wanted,
        version = s.version + 1, updated_at = ${now}, updated_by = ${userId}
      from locked, allowed
      where s.tenant_id = ${ctx.tenantId} and s.id = locked.stock_id and allowed.yes)
    insert into inventory.reservation (tenant_id, id, order_id, order_line_id, order_number,
      warehouse_id, item_id, quantity, open_quantity, created_at, created_by, updated_at,
      updated_by)
    select ${ctx.tenantId}, line.id, ${orderId}, line.line_id, ${number}, line.warehouse_id,
      line.item_id, line.quantity, line.quantity, ${now}, ${userId}, ${now}, ${userId}
    from line
    join locked on locked.item_id = line.item_id
    cross join allowed
    where allowed.yes`;
}
