export { notification } from './module.ts';
