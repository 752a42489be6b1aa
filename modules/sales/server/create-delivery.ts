import { command, refuse } from '@poros/kernel';
import { quantity, quantityText, type Quantity } from '@poros/kernel/shared';
import { CreateDelivery, DeliveryState } from '../shared/delivery.ts';
import { stillToDeliver } from '../shared/order-progress.ts';
import { expectWarehouse } from './expect-warehouse.ts';
import { lockOrder, type StoredLine } from './order.sql.ts';

export const createDelivery = command({
  name: 'sales.create_delivery',
  http: 'POST /sales/orders/:orderId/deliveries',
  permission: 'sales.delivery.create',
  summary: 'Plan a delivery of an approved order: what, by whom, when it should arrive.',
  input: CreateDelivery,
  output: DeliveryState,
  refuses: [
    'sales.order_not_found',
    'sales.order_not_deliverable',
    'sales.nothing_to_deliver',
    'sales.delivered_too_much',
    'sales.warehouse_not_found',
  ],

  async run(ctx, { orderId, lines: wanted, ...header }) {
    const { order, lines: orderLines } = await lockOrder(ctx, orderId);
    if (order.status !== 'approved' && order.status !== 'partly_delivered')
      refuse('sales.order_not_deliverable', { number: order.number });

    const chosen =
      wanted?.map((line) => chosenLine(orderLines, line)) ?? everythingLeft(orderLines);
    if (chosen.length === 0) refuse('sales.nothing_to_deliver', { number: order.number });

    expectWarehouse(ctx, header.warehouseId);
    const id = header.id ?? ctx.newId();
    const plannedOn = header.plannedOn ?? ctx.today;
    const number = await ctx.nextNumber('DO', plannedOn);
    ctx.insert('sales.delivery', {
      id,
      order_id: orderId,
      branch_id: order.branch_id,
      number,
      warehouse_id: header.warehouseId ?? order.warehouse_id,
      status: 'pending',
      status_since: ctx.now.toISOString(),
      planned_on: plannedOn,
      eta_on: header.etaOn ?? null,
      driver_name: header.driverName ?? '',
      vehicle_plate: header.vehiclePlate ?? '',
      note: header.note ?? '',
    });
    ctx.insert(
      'sales.delivery_line',
      chosen.map(({ lineId, amount }) => ({
        id: ctx.newId(),
        delivery_id: id,
        order_line_id: lineId,
        quantity: quantityText(amount),
      })),
    );
    ctx.statusMoved({ entity: 'sales.delivery', id, from: null, to: 'pending', since: null });

    return { id, number, status: 'pending' as const, version: 1 };
  },
});

interface ChosenLine {
  readonly lineId: string;
  readonly amount: Quantity;
}

function chosenLine(
  orderLines: readonly StoredLine[],
  wanted: { orderLineId: string; quantity: string },
): ChosenLine {
  const line =
    orderLines.find((one) => one.id === wanted.orderLineId) ?? refuse('sales.order_not_found');
  const amount = quantity(wanted.quantity);
  const left = stillToDeliver(line);
  if (amount > left)
    refuse('sales.delivered_too_much', {
      item: line.item_code,
      left: quantityText(left),
      unit: line.unit_code,
    });
  return { lineId: line.id, amount };
}

function everythingLeft(orderLines: readonly StoredLine[]): ChosenLine[] {
  return orderLines
    .map((line) => ({ lineId: line.id, amount: stillToDeliver(line) }))
    .filter((line) => line.amount > 0n);
}
