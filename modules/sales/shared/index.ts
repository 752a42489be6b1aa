export * from './delivery.ts';
export * from './events.ts';
export * from './import-orders.ts';
export * from './invoice-order.ts';
export * from './order-progress.ts';
export * from './order-status.ts';
export * from './refusals.ts';
export * from './sales-order.ts';
