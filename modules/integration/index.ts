export { integration } from './module.ts';
