export { reporting } from './module.ts';
