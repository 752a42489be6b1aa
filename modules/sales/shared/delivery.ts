import {
  DateOn,
  Id,
  Note,
  Page,
  PositiveQuantity,
  QuantityText,
  Type,
  Version,
  listInput,
  nullable,
  object,
  oneOf,
  optional,
  type Static,
} from '@poros/kernel/shared';
import { DELIVERY_STATUSES } from './order-status.ts';

const PersonName = Type.String({ maxLength: 100 });
const Plate = Type.String({ maxLength: 20 });

export const CreateDelivery = object({
  id: optional(Id),
  orderId: Id,
  warehouseId: optional(Id),
  driverName: optional(PersonName),
  vehiclePlate: optional(Plate),
  plannedOn: optional(DateOn),
  etaOn: optional(nullable(DateOn)),
  note: optional(Note),
  /** Left out, everything that is still to be delivered. */
  lines: optional(
    Type.Array(object({ orderLineId: Id, quantity: PositiveQuantity }), {
      minItems: 1,
      maxItems: 500,
    }),
  ),
});
export const ShipDelivery = object({
  deliveryId: Id,
  version: Version,
  shippedOn: optional(DateOn),
  driverName: optional(PersonName),
  vehiclePlate: optional(Plate),
  etaOn: optional(nullable(DateOn)),
});
export const CompleteDelivery = object({
  deliveryId: Id,
  version: Version,
  actualOn: optional(DateOn),
  receivedBy: optional(PersonName),
});
export const CancelDelivery = object({ deliveryId: Id, version: Version });

export const DeliveryState = object({
  id: Id,
  number: Type.String(),
  status: oneOf(DELIVERY_STATUSES),
  version: Type.Integer(),
});

export const DeliveryRow = object({
  id: Id,
  number: Type.String(),
  orderId: Id,
  orderNumber: Type.String(),
  customerId: Id,
  customerName: Type.String(),
  branchId: Id,
  status: oneOf(DELIVERY_STATUSES),
  plannedOn: DateOn,
  shippedOn: nullable(DateOn),
  etaOn: nullable(DateOn),
  actualOn: nullable(DateOn),
  driverName: PersonName,
  vehiclePlate: Plate,
  version: Type.Integer(),
});
export type DeliveryRow = Static<typeof DeliveryRow>;
export const DeliveryPage = Page(DeliveryRow);

export const ListDeliveries = object({
  ...listInput,
  statuses: optional(Type.String({ pattern: '^[a-z_,]{1,100}$' })),
  orderId: optional(Id),
  branchId: optional(Id),
  /** Still to arrive, after the day the customer was told. */
  isLate: optional(Type.Boolean()),
  /** Arrived by the day the customer was told, or after it. */
  arrival: optional(oneOf(['on_time', 'late'])),
  arrivedFrom: optional(DateOn),
  arrivedTo: optional(DateOn),
});

export const Delivery = object({
  ...DeliveryRow.properties,
  deliverTo: Type.String(),
  receivedBy: PersonName,
  note: Note,
  warehouseId: nullable(Id),
  lines: Type.Array(
    object({
      id: Id,
      orderLineId: Id,
      itemId: Id,
      itemCode: Type.String(),
      description: Type.String(),
      unitCode: Type.String(),
      quantity: QuantityText,
    }),
  ),
});
export type Delivery = Static<typeof Delivery>;
