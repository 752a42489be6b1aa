/**
 * Who may follow whom. The same table feeds the buttons, the server's check and the conformance
 * test.
 */
export const orderMoves = {
  draft: ['pending', 'on_hold', 'approved', 'cancelled'],
  pending: ['approved', 'draft', 'cancelled'],
  on_hold: ['approved', 'draft', 'cancelled'],
  approved: ['partly_delivered', 'delivered', 'cancelled'],
  partly_delivered: ['delivered'],
  delivered: ['invoiced'],
  invoiced: ['paid'],
  paid: [],
  cancelled: [],
} as const satisfies Record<string, readonly string[]>;

export type OrderStatus = keyof typeof orderMoves;
export const ORDER_STATUSES = Object.keys(orderMoves) as OrderStatus[];

export const canMove = (from: OrderStatus, to: OrderStatus): boolean =>
  (orderMoves[from] as readonly string[]).includes(to);

export const deliveryMoves = {
  pending: ['shipped', 'cancelled'],
  shipped: ['delivered'],
  delivered: [],
  cancelled: [],
} as const satisfies Record<string, readonly string[]>;

export type DeliveryStatus = keyof typeof deliveryMoves;
export const DELIVERY_STATUSES = Object.keys(deliveryMoves) as DeliveryStatus[];

export const canDeliveryMove = (from: DeliveryStatus, to: DeliveryStatus): boolean =>
  (deliveryMoves[from] as readonly string[]).includes(to);
