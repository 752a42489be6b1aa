export { approval } from './module.ts';
export { decide, type Decision } from './server/decide.ts';
export { followRequest } from './server/follow-request.ts';
export type { Subject } from './server/request.sql.ts';
export { waitingRequests, type WaitingRequests } from './server/waiting-requests.ts';
