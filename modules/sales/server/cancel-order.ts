import { command, refuse, sql, stopClock, type Ctx } from '@poros/kernel';
import { money, negateMoney, quantity } from '@poros/kernel/shared';
import { changeOnOrder } from '@poros/finance';
import { canMove } from '../shared/order-status.ts';
import { OrderState, ReasonedMove } from '../shared/sales-order.ts';
import { ensureVersion, lockOrder, moveOrder, stockLines, type StoredOrder } from './order.sql.ts';

export const cancelOrder = command({
  name: 'sales.cancel_order',
  http: 'POST /sales/orders/:orderId/cancellation',
  permission: 'sales.order.cancel',
  summary:
    'Take an order back before anything of it was delivered: frees the goods and the credit.',
  input: ReasonedMove,
  output: OrderState,
  refuses: ['sales.order_not_found', 'sales.order_not_open', 'sales.delivery_pending'],

  async run(ctx, { orderId, version, reason }) {
    const { order, lines } = await lockOrder(ctx, orderId);
    ensureVersion(order, version);
    if (!canMove(order.status, 'cancelled'))
      refuse('sales.order_not_open', { number: order.number });
    await ensureNoPendingDelivery(ctx, order);

    const held = money(order.credit_held);
    if (held > 0n) changeOnOrder(ctx, order.customer_id, negateMoney(held));
    stopClock(ctx, orderId, 'approval');
    stopClock(ctx, orderId, 'processing');
    const state = await moveOrder(ctx, order, 'cancelled', {
      patch: { credit_held: '0', hold_reason: null, hold_over: null },
      reason,
    });

    if (order.status === 'approved')
      await ctx.emit('sales.order_cancelled', orderId, {
        orderId,
        branchId: order.branch_id,
        warehouseId: order.warehouse_id,
        customerId: order.customer_id,
        number: order.number,
        lines: stockLines(lines, (line) => quantity(line.quantity)),
      });
    return state;
  },
});

async function ensureNoPendingDelivery(ctx: Ctx, order: StoredOrder): Promise<void> {
  const pending = await ctx.first<{ number: string }>(sql`select number from sales.delivery
    where tenant_id = ${ctx.tenantId} and order_id = ${order.id} and status = 'pending' limit 1`);
  if (pending) refuse('sales.delivery_pending', { number: order.number, delivery: pending.number });
}
