export { notification } from './module.ts';
export { notify, type Notice } from './server/notify.ts';
export type { Audience } from './server/people.sql.ts';
