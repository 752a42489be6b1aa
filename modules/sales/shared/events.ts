import {
  DateOn,
  Id,
  MoneyText,
  QuantityText,
  Type,
  event,
  nullable,
  object,
  oneOf,
  type EventsOf,
} from '@poros/kernel/shared';
import { ORDER_STATUSES } from './order-status.ts';

/** Quantities are in the item's base unit, because that is what a warehouse counts. */
const StockLine = object({ lineId: Id, itemId: Id, quantity: QuantityText });

const orderSaid = {
  orderId: Id,
  branchId: Id,
  warehouseId: nullable(Id),
  customerId: Id,
  number: Type.String(),
};

export const salesEvents = {
  'sales.order_created': event({
    entity: 'sales.order',
    version: 1,
    permission: 'sales.order.read',
    payload: object({ orderId: Id, number: Type.String(), customerId: Id, total: MoneyText }),
  }),
  'sales.order_changed': event({
    entity: 'sales.order',
    version: 1,
    permission: 'sales.order.read',
    payload: object({ orderId: Id, number: Type.String(), total: MoneyText }),
  }),
  'sales.order_status_changed': event({
    entity: 'sales.order',
    version: 1,
    permission: 'sales.order.read',
    payload: object({
      orderId: Id,
      number: Type.String(),
      from: oneOf(ORDER_STATUSES),
      to: oneOf(ORDER_STATUSES),
    }),
  }),
  'sales.order_approved': event({
    entity: 'sales.order',
    version: 1,
    permission: 'sales.order.read',
    payload: object({ ...orderSaid, lines: Type.Array(StockLine) }),
  }),
  'sales.order_cancelled': event({
    entity: 'sales.order',
    version: 1,
    permission: 'sales.order.read',
    payload: object({ ...orderSaid, lines: Type.Array(StockLine) }),
  }),
  'sales.delivery_shipped': event({
    entity: 'sales.delivery',
    version: 1,
    permission: 'sales.delivery.read',
    payload: object({
      deliveryId: Id,
      number: Type.String(),
      orderId: Id,
      branchId: Id,
      warehouseId: nullable(Id),
      shippedOn: DateOn,
      lines: Type.Array(StockLine),
    }),
  }),
  'sales.delivery_completed': event({
    entity: 'sales.delivery',
    version: 1,
    permission: 'sales.delivery.read',
    payload: object({ deliveryId: Id, number: Type.String(), orderId: Id, actualOn: DateOn }),
  }),
};

declare module '@poros/kernel/shared' {
  interface EventMap extends EventsOf<typeof salesEvents> {}
}
