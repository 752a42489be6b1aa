export { inventory } from './module.ts';
export { receiveStock } from './server/receive-stock.ts';
