export { paper } from './module.ts';
