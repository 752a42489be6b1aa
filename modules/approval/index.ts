export { approval } from './module.ts';
