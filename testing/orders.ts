import { randomUUID } from 'node:crypto';
import type { EventMap } from '@poros/kernel/shared';
import type { World } from './world.ts';

export type Approved = EventMap['sales.order_approved'];
export type Shipped = EventMap['sales.delivery_shipped'];

/** What sales says of an approved order: item id → quantity in base units. */
export function orderOf(
  world: World,
  wanted: Readonly<Record<string, string>>,
  more: Partial<Approved> = {},
): Approved {
  return {
    orderId: randomUUID(),
    branchId: world.branchId,
    warehouseId: null,
    customerId: randomUUID(),
    number: 'SO-2611-0042',
    lines: Object.entries(wanted).map(([itemId, quantity]) => ({
      lineId: randomUUID(),
      itemId,
      quantity,
    })),
    ...more,
  };
}

/** What sales says of a delivery of an order, of its first lines or in other quantities. */
export function deliveryOf(
  order: Approved,
  quantities?: readonly string[],
  more: Partial<Shipped> = {},
): Shipped {
  return {
    deliveryId: randomUUID(),
    number: 'DO-2611-0007',
    orderId: order.orderId,
    branchId: order.branchId,
    warehouseId: null,
    shippedOn: '2026-11-20',
    lines: order.lines.flatMap((line, index) => {
      const quantity = quantities ? quantities[index] : line.quantity;
      return quantity === undefined ? [] : [{ ...line, quantity }];
    }),
    ...more,
  };
}

/** Says it as sales would, so that whoever hears it acts in the same transaction. */
export const approve = (world: World, order: Approved): Promise<void> =>
  world.within((ctx) => ctx.emit('sales.order_approved', order.orderId, order));
export const cancel = (world: World, order: Approved): Promise<void> =>
  world.within((ctx) => ctx.emit('sales.order_cancelled', order.orderId, order));
export const ship = (world: World, delivery: Shipped): Promise<void> =>
  world.within((ctx) => ctx.emit('sales.delivery_shipped', delivery.deliveryId, delivery));

/** Whether goods could be had for the work: false when stock is short; anything else is thrown. */
export async function hadGoods(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === 'inventory.stock_short') return false;
    throw error;
  }
}
