import { stepsTo, type StatusLook, type Step } from '@poros/ui';
import { CirclePause, PackageCheck, Receipt, Truck, type Icon } from '@poros/ui/icons';
import { t } from '@poros/web-kit';
import type { DeliveryStatus, OrderStatus } from '../shared/order-status.ts';

const TONES = {
  draft: 'neutral',
  pending: 'info',
  on_hold: 'attention',
  approved: 'accent',
  partly_delivered: 'info',
  delivered: 'accent',
  invoiced: 'plain',
  paid: 'done',
  cancelled: 'danger',
} as const satisfies Record<OrderStatus, StatusLook['tone']>;

const ICONS: Partial<Record<OrderStatus, Icon>> = {
  on_hold: CirclePause,
  partly_delivered: Truck,
  delivered: PackageCheck,
  invoiced: Receipt,
};

/** How an order's status looks: word, tone and icon. */
export function orderLook(status: OrderStatus): StatusLook {
  const icon = ICONS[status];
  return { word: t(`sales.status.${status}`), tone: TONES[status], ...(icon && { icon }) };
}

const DELIVERY_TONES = {
  pending: 'neutral',
  shipped: 'info',
  delivered: 'done',
  cancelled: 'danger',
} as const satisfies Record<DeliveryStatus, StatusLook['tone']>;

export function deliveryLook(status: DeliveryStatus): StatusLook {
  return {
    word: t(`sales.delivery_status.${status}`),
    tone: DELIVERY_TONES[status],
    ...(status === 'shipped' && { icon: Truck }),
    ...(status === 'delivered' && { icon: PackageCheck }),
  };
}

const WAY = ['draft', 'pending', 'approved', 'delivered', 'invoiced', 'paid'] as const;
const STANDS_AT = { on_hold: 'pending', partly_delivered: 'approved', cancelled: 'draft' } as const;

/** The way of an order, with the place where it is now; a hold and an early end show as such. */
export function orderSteps(status: OrderStatus): Step[] {
  const at = STANDS_AT[status as keyof typeof STANDS_AT] ?? status;
  const now = WAY.indexOf(at);
  const words = WAY.map((step) => t(`sales.status.${step === at ? status : step}`));
  return stepsTo(
    words,
    now,
    status === 'on_hold' ? 'held' : status === 'cancelled' ? 'stopped' : 'now',
  );
}
