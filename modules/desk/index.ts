export { desk } from './module.ts';
export { watchersOf } from './server/watchers-of.ts';
