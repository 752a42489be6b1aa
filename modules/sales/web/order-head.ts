import { today, type Pick } from '@poros/ui';
import type { OutputOf } from '@poros/web-kit';

type Order = OutputOf<'sales.get_order'>;

/** The head of an order while it is written. */
export interface OrderHead {
  readonly customer: Pick | null;
  readonly orderedOn: string;
  readonly deadlineOn: string;
  readonly customerReference: string;
  readonly deliverTo: string;
  /** Not on the page, but kept: whoever wrote the order first chose them. */
  readonly warehouseId: string | null;
  readonly note: string;
}

export const newHead = (): OrderHead => ({
  customer: null,
  orderedOn: today(),
  deadlineOn: '',
  customerReference: '',
  deliverTo: '',
  warehouseId: null,
  note: '',
});

export const headOf = (order: Order): OrderHead => ({
  customer: { id: order.customerId, code: order.customerCode, name: order.customerName },
  orderedOn: order.orderedOn,
  deadlineOn: order.deadlineOn ?? '',
  customerReference: order.customerReference,
  deliverTo: order.deliverTo,
  warehouseId: order.warehouseId,
  note: order.note,
});

/** The head of an order as the server takes it. */
export const headToSend = (head: OrderHead) => ({
  customerId: head.customer?.id ?? '',
  ...(head.orderedOn && { orderedOn: head.orderedOn }),
  ...(head.warehouseId && { warehouseId: head.warehouseId }),
  deadlineOn: head.deadlineOn || null,
  customerReference: head.customerReference,
  deliverTo: head.deliverTo,
  note: head.note,
});
