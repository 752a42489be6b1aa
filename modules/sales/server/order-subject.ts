import type { Ctx } from '@poros/kernel';
import type { Subject } from '@poros/approval';
import type { StoredOrder } from './order.sql.ts';

/** The waiting order as the inbox of approvals knows it. */
export function subjectOf(ctx: Ctx, order: StoredOrder): Subject {
  return {
    kind: order.status === 'on_hold' ? 'sales.credit' : 'sales.order',
    entity: 'sales.order',
    entityId: order.id,
    label: order.number,
    path: `/sales/orders/${order.id}`,
    branchId: order.branch_id,
    amount: order.total,
    currency: order.currency,
    askedBy: order.submitted_by ?? order.created_by ?? ctx.actor.userId,
    askedAt: order.status_since,
    round: order.version,
    detail: order.hold_reason
      ? { holdReason: order.hold_reason, holdOver: order.hold_over ?? '0' }
      : {},
  };
}
