import { command, refuse, startClock, type Ctx } from '@poros/kernel';
import { money, moneyText } from '@poros/kernel/shared';
import { changeOnOrder, creditPosition } from '@poros/finance';
import { creditDecision } from '@poros/finance/shared';
import { MoveOrder, OrderState } from '../shared/sales-order.ts';
import { ensureVersion, lockOrder, moveOrder, type StoredOrder } from './order.sql.ts';
import { sayApproved } from './approve-order.ts';

export const submitOrder = command({
  name: 'sales.submit_order',
  http: 'POST /sales/orders/:orderId/submission',
  permission: 'sales.order.submit',
  summary:
    'Ask for the order to be carried out: checks credit, then holds, queues for approval, or approves it.',
  input: MoveOrder,
  output: OrderState,
  refuses: ['sales.order_not_found', 'sales.order_not_draft', 'inventory.stock_short'],

  async run(ctx, { orderId, version }) {
    const { order, lines } = await lockOrder(ctx, orderId);
    ensureVersion(order, version);
    if (order.status !== 'draft') refuse('sales.order_not_draft', { number: order.number });
    const credit = await creditPosition(ctx, order.customer_id);

    const total = money(order.total);
    const decision = creditDecision(credit, total);
    const submitted = { submitted_at: ctx.now.toISOString(), submitted_by: ctx.actor.userId };

    if (decision.verdict !== 'ok') {
      startApprovalClock(ctx, order);
      return moveOrder(ctx, order, 'on_hold', {
        patch: { ...submitted, hold_reason: decision.verdict, hold_over: moneyText(decision.over) },
        reason: decision.verdict,
      });
    }
    changeOnOrder(ctx, order.customer_id, total);
    if (total > money(ctx.config<string>('sales.approval_free_max'))) {
      startApprovalClock(ctx, order);
      return moveOrder(ctx, order, 'pending', {
        patch: { ...submitted, credit_held: order.total },
      });
    }
    const approved = { approved_at: ctx.now.toISOString(), approved_by: ctx.actor.userId };
    const state = await moveOrder(ctx, order, 'approved', {
      patch: { ...submitted, ...approved, credit_held: order.total },
    });
    await sayApproved(ctx, order, lines);
    return state;
  },
});

function startApprovalClock(ctx: Ctx, order: StoredOrder): void {
  startClock(ctx, {
    entity: 'sales.order',
    entityId: order.id,
    kind: 'approval',
    targetMin: ctx.config<number>('sales.sla_approval_min'),
  });
}
