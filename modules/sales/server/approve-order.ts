import { command, refuse, startClock, stopClock, type Ctx } from '@poros/kernel';
import { money, moneyText, quantity } from '@poros/kernel/shared';
import { changeOnOrder, creditPosition } from '@poros/finance';
import { creditDecision } from '@poros/finance/shared';
import { MoveOrder, OrderState } from '../shared/sales-order.ts';
import {
  ensureVersion,
  lockOrder,
  moveOrder,
  stockLines,
  type StoredLine,
  type StoredOrder,
} from './order.sql.ts';

export const approveOrder = command({
  name: 'sales.approve_order',
  http: 'POST /sales/orders/:orderId/approval',
  permission: 'sales.order.approve',
  summary: 'Let a waiting or held order be carried out: reserves the goods and the credit.',
  input: MoveOrder,
  output: OrderState,
  refuses: [
    'sales.order_not_found',
    'sales.order_not_waiting',
    'sales.own_order',
    'sales.credit_short',
    'inventory.stock_short',
  ],

  async run(ctx, { orderId, version }) {
    const { order, lines } = await lockOrder(ctx, orderId);
    ensureVersion(order, version);
    if (order.status !== 'pending' && order.status !== 'on_hold')
      refuse('sales.order_not_waiting', { number: order.number });
    if (order.submitted_by === ctx.actor.userId && !ctx.config<boolean>('sales.approve_own'))
      refuse('sales.own_order', { number: order.number });

    if (order.status === 'on_hold') await grantCredit(ctx, order);

    stopClock(ctx, orderId, 'approval');
    const state = await moveOrder(ctx, order, 'approved', {
      patch: {
        approved_at: ctx.now.toISOString(),
        approved_by: ctx.actor.userId,
        credit_held: order.total,
        hold_reason: null,
        hold_over: null,
      },
    });
    await sayApproved(ctx, order, lines);
    return state;
  },
});

/**
 * A held order holds no credit yet: it gets it now, from the limit or from someone who may go
 * beyond it.
 */
async function grantCredit(ctx: Ctx, order: StoredOrder): Promise<void> {
  const credit = await creditPosition(ctx, order.customer_id);
  const total = money(order.total);
  const decision = creditDecision(credit, total);
  if (decision.verdict !== 'ok' && !ctx.may('sales.credit.override'))
    refuse('sales.credit_short', {
      number: order.number,
      over: moneyText(decision.over),
      reason: decision.verdict,
    });
  changeOnOrder(ctx, order.customer_id, total);
}

/**
 * Tells the others that the goods are promised: the stock is reserved in this transaction or the
 * promise is refused.
 */
export async function sayApproved(
  ctx: Ctx,
  order: StoredOrder,
  lines: readonly StoredLine[],
): Promise<void> {
  startClock(ctx, {
    entity: 'sales.order',
    entityId: order.id,
    kind: 'processing',
    targetMin: ctx.config<number>('sales.sla_processing_min'),
  });
  await ctx.emit('sales.order_approved', order.id, {
    orderId: order.id,
    branchId: order.branch_id,
    warehouseId: order.warehouse_id,
    customerId: order.customer_id,
    number: order.number,
    lines: stockLines(lines, (line) => quantity(line.quantity)),
  });
}
