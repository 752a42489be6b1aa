export { sales } from './module.ts';
export { approveOrder } from './server/approve-order.ts';
export { completeDelivery } from './server/complete-delivery.ts';
export { createDelivery } from './server/create-delivery.ts';
export { createOrder } from './server/create-order.ts';
export { invoiceOrder } from './server/invoice-order.ts';
export { shipDelivery } from './server/ship-delivery.ts';
export { submitOrder } from './server/submit-order.ts';
