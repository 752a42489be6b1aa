import { refuse, sql, type Ctx, type RowOf } from '@poros/kernel';
import { divideHalfUp, quantity, quantityText, type Quantity } from '@poros/kernel/shared';
import type { OrderStatus } from '../shared/order-status.ts';

export type StoredOrder = RowOf<'sales.sales_order'>;
export type StoredLine = RowOf<'sales.sales_order_line'>;
export interface OrderWithLines {
  readonly order: StoredOrder;
  readonly lines: readonly StoredLine[];
}

/**
 * The order with its lines, locked until the command ends; out of reach is the same as not there.
 */
export async function lockOrder(ctx: Ctx, orderId: string): Promise<OrderWithLines> {
  const [[order], lines] = await ctx.readAll<[StoredOrder[], StoredLine[]]>(
    sql`select * from sales.sales_order where tenant_id = ${ctx.tenantId} and id = ${orderId} for update`,
    sql`select * from sales.sales_order_line where tenant_id = ${ctx.tenantId} and order_id = ${orderId}
      order by line_no`,
  );
  if (!order) refuse('sales.order_not_found');
  ctx.ensureReach(
    { branchId: order.branch_id, ownerId: order.created_by },
    'sales.order_not_found',
  );
  return { order, lines };
}

/** Refuses unless the caller saw the order as it is now. */
export function ensureVersion(order: StoredOrder, version: number): void {
  if (order.version !== version) refuse('kernel.changed_meanwhile', { number: order.number });
}

/** Moves the order on, with its history, and says so. */
export async function moveOrder(
  ctx: Ctx,
  order: StoredOrder,
  to: OrderStatus,
  { patch = {}, reason }: { patch?: Partial<StoredOrder>; reason?: string } = {},
): Promise<{ id: string; number: string; status: OrderStatus; total: string; version: number }> {
  const { id, number, status: from, status_since: since, total, version } = order;
  const { search_text: _derived, ...changes } = patch;
  ctx.update('sales.sales_order', order, {
    ...changes,
    status: to,
    status_since: ctx.now.toISOString(),
  });
  ctx.statusMoved({
    entity: 'sales.order',
    id,
    from,
    to,
    since,
    ...(reason !== undefined && { reason }),
  });
  await ctx.emit('sales.order_status_changed', id, { orderId: id, number, from, to });
  return { id, number, status: to, total, version: version + 1 };
}

/** The lines as a warehouse counts them: stocked items, base units. */
export function stockLines(
  lines: readonly StoredLine[],
  amountOf: (line: StoredLine) => Quantity,
): { lineId: string; itemId: string; quantity: string }[] {
  return lines
    .filter((line) => line.is_stocked && amountOf(line) > 0n)
    .map((line) => ({
      lineId: line.id,
      itemId: line.item_id,
      quantity: quantityText(inBaseUnits(line, amountOf(line))),
    }));
}

function inBaseUnits(line: StoredLine, amount: Quantity): Quantity {
  return divideHalfUp(amount * quantity(line.factor), 1_000_000n) as Quantity;
}
