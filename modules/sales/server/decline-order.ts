import { command, stopClock, type Ctx } from '@poros/kernel';
import { money, negateMoney } from '@poros/kernel/shared';
import { decide } from '@poros/approval';
import { changeOnOrder } from '@poros/finance';
import { OrderState, ReasonedMove } from '../shared/sales-order.ts';
import { ensureWaiting } from './approve-order.ts';
import { subjectOf } from './order-subject.ts';
import { ensureVersion, lockOrder, moveOrder } from './order.sql.ts';

export const declineOrder = command({
  name: 'sales.decline_order',
  http: 'POST /sales/orders/:orderId/decline',
  permission: 'sales.order.approve',
  summary: 'Send a waiting or held order back to its writer, with the reason.',
  input: ReasonedMove,
  output: OrderState,
  refuses: [
    'sales.order_not_found',
    'sales.order_not_waiting',
    'approval.own_request',
    'approval.beyond_limit',
  ],

  async run(ctx, { orderId, version, reason }) {
    const { order } = await lockOrder(ctx, orderId);
    ensureVersion(order, version);
    ensureWaiting(order);

    // To say no takes the right over orders only, also where yes would go beyond the credit.
    const subject = { ...subjectOf(ctx, order), kind: 'sales.order' };
    await decide(ctx, subject, { verdict: 'sent_back', reason });

    const { id, number, total } = order;
    return { id, number, status: 'draft' as const, total, version: version + 1 };
  },
});

/** Gives the order back to its writer as a draft: an answer to a request, wherever given. */
export async function declineWaiting(ctx: Ctx, orderId: string, reason: string): Promise<void> {
  const { order } = await lockOrder(ctx, orderId);
  ensureWaiting(order);

  if (money(order.credit_held) > 0n)
    changeOnOrder(ctx, order.customer_id, negateMoney(money(order.credit_held)));
  stopClock(ctx, orderId, 'approval');
  await moveOrder(ctx, order, 'draft', {
    patch: {
      credit_held: '0',
      hold_reason: null,
      hold_over: null,
      submitted_at: null,
      submitted_by: null,
    },
    reason,
  });
}
