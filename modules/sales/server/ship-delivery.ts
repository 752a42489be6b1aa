import { command, refuse, sql, startClock, stopClock, type Ctx } from '@poros/kernel';
import {
  NO_QUANTITY,
  addQuantity,
  quantity,
  quantityText,
  type Quantity,
} from '@poros/kernel/shared';
import { DeliveryState, ShipDelivery } from '../shared/delivery.ts';
import { isDelivered, stillToDeliver } from '../shared/order-progress.ts';
import { lockDelivery, moveDelivery, type StoredDeliveryLine } from './delivery.sql.ts';
import { lockOrder, moveOrder, stockLines, type StoredLine } from './order.sql.ts';

export const shipDelivery = command({
  name: 'sales.ship_delivery',
  http: 'POST /sales/deliveries/:deliveryId/shipment',
  permission: 'sales.delivery.ship',
  summary:
    'The goods leave: they go out of stock and off the reservation, and their cost is booked.',
  input: ShipDelivery,
  output: DeliveryState,
  refuses: [
    'sales.delivery_not_found',
    'sales.delivery_not_pending',
    'sales.delivered_too_much',
    'sales.order_not_deliverable',
    'inventory.stock_short',
  ],

  async run(ctx, { deliveryId, version, shippedOn = ctx.today, ...transport }) {
    const { delivery, deliveryLines } = await lockDelivery(ctx, deliveryId);
    if (delivery.status !== 'pending')
      refuse('sales.delivery_not_pending', { number: delivery.number });
    const { order, lines } = await lockOrder(ctx, delivery.order_id);
    if (order.status !== 'approved' && order.status !== 'partly_delivered')
      refuse('sales.order_not_deliverable', { number: order.number });

    const amounts = new Map(
      deliveryLines.map((line) => [line.order_line_id, quantity(line.quantity)]),
    );
    const after = lines.map((line) => withDelivered(line, amounts.get(line.id)));
    const to = isDelivered(after) ? 'delivered' : 'partly_delivered';

    addDelivered(ctx, deliveryLines);
    const state = moveDelivery(ctx, { ...delivery, version }, 'shipped', {
      shipped_on: shippedOn,
      driver_name: transport.driverName ?? delivery.driver_name,
      vehicle_plate: transport.vehiclePlate ?? delivery.vehicle_plate,
      eta_on: transport.etaOn ?? delivery.eta_on,
    });
    if (order.status !== to) await moveOrder(ctx, order, to);
    stopClock(ctx, order.id, 'processing');
    startClock(ctx, {
      entity: 'sales.delivery',
      entityId: deliveryId,
      kind: 'delivery',
      targetMin: ctx.config<number>('sales.sla_delivery_min'),
    });

    await ctx.emit('sales.delivery_shipped', deliveryId, {
      deliveryId,
      number: delivery.number,
      orderId: order.id,
      branchId: delivery.branch_id,
      warehouseId: delivery.warehouse_id,
      shippedOn,
      lines: stockLines(lines, (line) => amounts.get(line.id) ?? NO_QUANTITY),
    });
    return state;
  },
});

function withDelivered(line: StoredLine, amount: Quantity | undefined): StoredLine {
  if (amount === undefined) return line;
  const delivered = addQuantity(quantity(line.quantity_delivered), amount);
  if (delivered > quantity(line.quantity))
    refuse('sales.delivered_too_much', {
      item: line.item_code,
      unit: line.unit_code,
      left: quantityText(stillToDeliver(line)),
    });
  return { ...line, quantity_delivered: quantityText(delivered) };
}

/**
 * The database's own check refuses more than was ordered, should two deliveries ever slip past the
 * lock.
 */
function addDelivered(ctx: Ctx, deliveryLines: readonly StoredDeliveryLine[]): void {
  const ids = deliveryLines.map((line) => line.order_line_id);
  const amounts = deliveryLines.map((line) => line.quantity);
  ctx.write(sql`update sales.sales_order_line l set quantity_delivered = l.quantity_delivered + d.amount
    from unnest(${ids}::uuid[], ${amounts}::numeric[]) as d(id, amount)
    where l.tenant_id = ${ctx.tenantId} and l.id = d.id`);
  for (const line of deliveryLines)
    ctx.changed('sales.sales_order_line', line.order_line_id, null, { delivered: line.quantity });
}
