import { refuse, sql, type Ctx, type RowOf } from '@poros/kernel';
import type { DeliveryStatus } from '../shared/order-status.ts';

export type StoredDelivery = RowOf<'sales.delivery'>;
export type StoredDeliveryLine = RowOf<'sales.delivery_line'>;

/** The delivery with its lines, locked after its order: everybody locks the order first. */
export async function lockDelivery(
  ctx: Ctx,
  deliveryId: string,
): Promise<{ delivery: StoredDelivery; deliveryLines: readonly StoredDeliveryLine[] }> {
  const [, [delivery], deliveryLines] = await ctx.readAll<
    [unknown[], StoredDelivery[], StoredDeliveryLine[]]
  >(
    sql`select o.id from sales.sales_order o
      where o.tenant_id = ${ctx.tenantId} and o.id = (select d.order_id from sales.delivery d
        where d.tenant_id = ${ctx.tenantId} and d.id = ${deliveryId}) for update of o`,
    sql`select * from sales.delivery where tenant_id = ${ctx.tenantId} and id = ${deliveryId} for update`,
    sql`select * from sales.delivery_line where tenant_id = ${ctx.tenantId} and delivery_id = ${deliveryId}`,
  );
  if (!delivery) refuse('sales.delivery_not_found');
  ctx.ensureReach(
    { branchId: delivery.branch_id, ownerId: delivery.created_by },
    'sales.delivery_not_found',
  );
  return { delivery, deliveryLines };
}

/** Moves the delivery on from the version the caller saw, with its history. */
export function moveDelivery(
  ctx: Ctx,
  delivery: StoredDelivery,
  to: DeliveryStatus,
  patch: Partial<StoredDelivery> = {},
): { id: string; number: string; status: DeliveryStatus; version: number } {
  const { id, number, status: from, status_since: since, version } = delivery;
  const { search_text: _derived, ...changes } = patch;
  ctx.update('sales.delivery', delivery, {
    ...changes,
    status: to,
    status_since: ctx.now.toISOString(),
  });
  ctx.statusMoved({ entity: 'sales.delivery', id, from, to, since });
  return { id, number, status: to, version: version + 1 };
}
