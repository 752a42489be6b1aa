import { sql, type ApprovalKind, type ApprovalPreview, type Ctx } from '@poros/kernel';
import type { EventMap } from '@poros/kernel/shared';
import { followRequest } from '@poros/approval';
import { notify } from '@poros/notification';
import { approveWaiting } from './approve-order.ts';
import { declineWaiting } from './decline-order.ts';
import { subjectOf } from './order-subject.ts';
import { lockOrder } from './order.sql.ts';

interface FactsRow {
  readonly customer: string;
  readonly total: string;
  readonly discount: string;
  readonly deadline: string | null;
  readonly holdReason: string | null;
  readonly holdOver: string | null;
}

async function preview(...[ctx, { entityId }]: PreviewArguments): Promise<ApprovalPreview> {
  const [[order], lines] = await ctx.readAll<[FactsRow[], ApprovalPreview['lines'][number][]]>(
    sql`select c.code || ' ' || c.name as customer, o.total, o.discount,
        o.deadline_on as deadline, o.hold_reason as "holdReason", o.hold_over as "holdOver"
      from sales.sales_order o
      join party.v_customer c on c.tenant_id = o.tenant_id and c.id = o.customer_id
      where o.tenant_id = ${ctx.tenantId} and o.id = ${entityId}`,
    sql`select item_code as code, description as text, quantity, unit_code as unit, net as amount
      from sales.sales_order_line
      where tenant_id = ${ctx.tenantId} and order_id = ${entityId} order by line_no`,
  );
  if (!order) return { facts: [], lines: [] };
  const { customer, total, discount, deadline, holdReason, holdOver } = order;
  return {
    lines,
    facts: [
      { word: 'sales.customer', value: customer, look: 'text' },
      { word: 'sales.total', value: total, look: 'money' },
      ...(Number(discount) > 0
        ? [{ word: 'sales.discount', value: discount, look: 'money' as const }]
        : []),
      ...(deadline ? [{ word: 'sales.deadline', value: deadline, look: 'date' as const }] : []),
      ...(holdReason
        ? [{ word: 'sales.hold_cause', value: `sales.hold.${holdReason}`, look: 'word' as const }]
        : []),
      ...(holdOver ? [{ word: 'sales.hold_beyond', value: holdOver, look: 'money' as const }] : []),
    ],
  };
}
type PreviewArguments = Parameters<NonNullable<ApprovalKind['preview']>>;

const kind = {
  minutesSetting: 'sales.sla_approval_min',
  ownSetting: 'sales.approve_own',
  canSendBack: true,
  preview,
} as const;

/** What of orders people ask leave for. */
export const orderApprovals: readonly ApprovalKind[] = [
  { ...kind, kind: 'sales.order', word: 'sales.order_approval', permission: 'sales.order.approve' },
  {
    ...kind,
    kind: 'sales.credit',
    word: 'sales.credit_approval',
    permission: 'sales.credit.override',
    because: ({ holdReason }) => (holdReason ? `sales.hold.${holdReason}` : undefined),
  },
];

/**
 * The inbox follows the order: what waits has one open request, what waits no more has none. Reads
 * the order as it stands, so that events may come late and twice.
 */
export async function followOrder(
  ctx: Ctx,
  { orderId }: EventMap['sales.order_status_changed'],
): Promise<void> {
  const { order } = await lockOrder(ctx, orderId);
  const isWaiting = order.status === 'pending' || order.status === 'on_hold';
  await followRequest(ctx, orderId, isWaiting ? subjectOf(ctx, order) : null);
}

/** Whoever wrote or submitted an order hears that it is held, and why. */
export async function tellOfHold(
  ctx: Ctx,
  { orderId, to }: EventMap['sales.order_status_changed'],
): Promise<void> {
  if (to !== 'on_hold') return;
  const { order } = await lockOrder(ctx, orderId);
  if (order.status !== 'on_hold') return;
  const people = [order.created_by, order.submitted_by].filter((one) => one !== null);
  await notify(ctx, {
    kind: 'sales.order_held',
    to: people,
    record: {
      entity: 'sales.order',
      id: orderId,
      label: order.number,
      path: `/sales/orders/${orderId}`,
    },
    details: { because: `sales.hold.${order.hold_reason}` },
  });
}

/** The answer to a waiting order, from the inbox or from its page: both end here. */
export async function actOnAnswer(
  ctx: Ctx,
  { entity, entityId, verdict, reason }: EventMap['approval.request_decided'],
): Promise<void> {
  if (entity !== 'sales.order') return;
  if (verdict === 'approved') await approveWaiting(ctx, entityId);
  else await declineWaiting(ctx, entityId, reason);
}
