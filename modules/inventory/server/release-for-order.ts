import { sql, type Ctx } from '@poros/kernel';
import type { EventMap } from '@poros/kernel/shared';
import { lockInOrder } from './stock.sql.ts';

type Cancelled = EventMap['sales.order_cancelled'];

/**
 * A cancelled order gives back what is still promised to it; what it has received is no promise any
 * more. Our own reservations say how much that is. One statement: promises first, then stock in the
 * order in which everybody locks it.
 */
export async function releaseForOrder(ctx: Ctx, { orderId }: Cancelled): Promise<void> {
  const now = ctx.now.toISOString();
  const userId = ctx.actor.userId;
  const freed = sql`select warehouse_id, item_id, sum(open_quantity) as amount
    from promised group by warehouse_id, item_id`;
  ctx.write(sql`with promised as materialized (
      select id, warehouse_id, item_id, open_quantity from inventory.reservation
      where tenant_id = ${ctx.tenantId} and order_id = ${orderId} and open_quantity > 0
      order by item_id, id
      for no key update),
    locked as materialized (${lockInOrder(ctx, freed)}),
    released as (
      update inventory.stock s set reserved = s.reserved - locked.amount,
        is_short = s.is_short and s.reserved - locked.amount > s.on_hand,
        version = s.version + 1, updated_at = ${now}, updated_by = ${userId}
      from locked
      where s.tenant_id = ${ctx.tenantId} and s.id = locked.stock_id)
    update inventory.reservation r set open_quantity = 0, version = r.version + 1,
      updated_at = ${now}, updated_by = ${userId}
    from promised
    where r.tenant_id = ${ctx.tenantId} and r.id = promised.id`);
}
