/** What only the application needs, not the modules: starting, session, cache, stream. */
export { knowOperations } from './operations.ts';
export { answers } from './query.ts';
export { startLive, useConnection, type Connection } from './live.ts';
export {
  askSession,
  moveTo,
  sessionState,
  signIn,
  signOut,
  useSessionState,
  type SessionState,
} from './session.ts';
export { lastHeardAt, request } from './client.ts';
export { findRecords, type Finder } from './finders.ts';
export { useRecent, type Recent } from './recent.ts';
