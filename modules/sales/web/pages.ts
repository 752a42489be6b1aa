import { page, type Shell } from '@poros/web-kit';

export const salesPages = (shell: Shell) => [
  page(shell, {
    path: '/sales/orders',
    permission: 'sales.order.read',
    load: () => import('./orders.tsx').then((m) => m.OrderList),
  }),
  page(shell, {
    path: '/sales/orders/new',
    permission: 'sales.order.create',
    load: () => import('./new-order.tsx').then((m) => m.NewOrder),
  }),
  page(shell, {
    path: '/sales/orders/$orderId',
    permission: 'sales.order.read',
    asks: 'sales.get_order',
    load: () => import('./order.tsx').then((m) => m.OrderDocument),
  }),
  page(shell, {
    path: '/sales/orders/$orderId/deliver',
    permission: 'sales.delivery.create',
    load: () => import('./new-delivery.tsx').then((m) => m.NewDelivery),
  }),
  page(shell, {
    path: '/sales/deliveries',
    permission: 'sales.delivery.read',
    load: () => import('./deliveries.tsx').then((m) => m.DeliveryList),
  }),
  page(shell, {
    path: '/sales/deliveries/$deliveryId',
    permission: 'sales.delivery.read',
    asks: 'sales.get_delivery',
    load: () => import('./delivery.tsx').then((m) => m.DeliveryDocument),
  }),
];
