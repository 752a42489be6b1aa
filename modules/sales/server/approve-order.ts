import { command, refuse, startClock, stopClock, type Ctx } from '@poros/kernel';
import { money, moneyText, quantity } from '@poros/kernel/shared';
import { decide } from '@poros/approval';
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
import { subjectOf } from './order-subject.ts';

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
    'sales.credit_short',
    'approval.own_request',
    'approval.beyond_limit',
    'inventory.stock_short',
  ],

  async run(ctx, { orderId, version }) {
    const { order } = await lockOrder(ctx, orderId);
    ensureVersion(order, version);
    ensureWaiting(order);
    const isCovered = order.status === 'on_hold' && (await isCreditEnough(ctx, order));

    const subject = subjectOf(ctx, order);
    // What the credit covers by now needs nobody who may go beyond it.
    await decide(ctx, isCovered ? { ...subject, kind: 'sales.order' } : subject, {
      verdict: 'approved',
    });

    const { id, number, total } = order;
    return { id, number, status: 'approved' as const, total, version: version + 1 };
  },
});

/** Refuses what somebody answered, changed or cancelled meanwhile. */
export function ensureWaiting(order: StoredOrder): void {
  if (order.status !== 'pending' && order.status !== 'on_hold')
    refuse('sales.order_not_waiting', { number: order.number });
}

/** Whether a held order fits the customer's credit now; if not, it takes the right to go beyond. */
async function isCreditEnough(ctx: Ctx, order: StoredOrder): Promise<boolean> {
  const credit = await creditPosition(ctx, order.customer_id);
  const decision = creditDecision(credit, money(order.total));
  if (decision.verdict === 'ok') return true;
  if (!ctx.may('sales.credit.override'))
    refuse('sales.credit_short', {
      number: order.number,
      over: moneyText(decision.over),
      reason: decision.verdict,
    });
  return false;
}

/** Carries an approval out: the answer to a request, wherever it was given. */
export async function approveWaiting(ctx: Ctx, orderId: string): Promise<void> {
  const { order, lines } = await lockOrder(ctx, orderId);
  ensureWaiting(order);

  // A held order holds no credit yet; it gets it now, and may go beyond the limit by this answer.
  if (order.status === 'on_hold') {
    await creditPosition(ctx, order.customer_id);
    changeOnOrder(ctx, order.customer_id, money(order.total));
  }
  stopClock(ctx, orderId, 'approval');
  await moveOrder(ctx, order, 'approved', {
    patch: {
      approved_at: ctx.now.toISOString(),
      approved_by: ctx.actor.userId,
      credit_held: order.total,
      hold_reason: null,
      hold_over: null,
    },
  });
  await sayApproved(ctx, order, lines);
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
