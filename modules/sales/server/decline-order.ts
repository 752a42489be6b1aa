import { command, refuse, stopClock } from '@poros/kernel';
import { money, negateMoney } from '@poros/kernel/shared';
import { changeOnOrder } from '@poros/finance';
import { OrderState, ReasonedMove } from '../shared/sales-order.ts';
import { ensureVersion, lockOrder, moveOrder } from './order.sql.ts';

export const declineOrder = command({
  name: 'sales.decline_order',
  http: 'POST /sales/orders/:orderId/decline',
  permission: 'sales.order.approve',
  summary: 'Send a waiting or held order back to its writer, with the reason.',
  input: ReasonedMove,
  output: OrderState,
  refuses: ['sales.order_not_found', 'sales.order_not_waiting'],

  async run(ctx, { orderId, version, reason }) {
    const { order } = await lockOrder(ctx, orderId);
    ensureVersion(order, version);
    if (order.status !== 'pending' && order.status !== 'on_hold')
      refuse('sales.order_not_waiting', { number: order.number });

    if (money(order.credit_held) > 0n)
      changeOnOrder(ctx, order.customer_id, negateMoney(money(order.credit_held)));
    stopClock(ctx, orderId, 'approval');

    return moveOrder(ctx, order, 'draft', {
      patch: {
        credit_held: '0',
        hold_reason: null,
        hold_over: null,
        submitted_at: null,
        submitted_by: null,
      },
      reason,
    });
  },
});
