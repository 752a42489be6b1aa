import { DateOn, Id, QuantityText, Type, event, object, type EventsOf } from '@poros/kernel/shared';

/** Quantities are signed as the warehouse sees them. */
const moved = {
  documentType: Type.String(),
  documentId: Id,
  number: Type.String(),
  branchId: Id,
  warehouseId: Id,
  movedOn: DateOn,
  lines: Type.Array(object({ itemId: Id, quantity: QuantityText })),
};
const aboutStock = {
  entity: 'inventory.stock',
  version: 1,
  permission: 'inventory.stock.read',
} as const;

export const inventoryEvents = {
  'inventory.stock_received': event({ ...aboutStock, payload: object(moved) }),
  'inventory.stock_issued': event({ ...aboutStock, payload: object(moved) }),
  'inventory.stock_transferred': event({
    ...aboutStock,
    payload: object({ ...moved, toWarehouseId: Id }),
  }),
  'inventory.stock_adjusted': event({ ...aboutStock, payload: object(moved) }),
};

declare module '@poros/kernel/shared' {
  interface EventMap extends EventsOf<typeof inventoryEvents> {}
}
