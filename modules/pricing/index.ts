export { pricing } from './module.ts';
export { priceLines } from './server/price-lines.ts';
