import { Id, Name, Type, event, nullable, object, type EventsOf } from '@poros/kernel/shared';

export const identityEvents = {
  'identity.user_created': event({
    entity: 'identity.user',
    version: 1,
    permission: 'identity.user.read',
    payload: object({ userId: Id, name: Name }),
  }),
  'identity.user_changed': event({
    entity: 'identity.user',
    version: 1,
    permission: 'identity.user.read',
    payload: object({ userId: Id }),
  }),
  'identity.role_changed': event({
    entity: 'identity.role',
    version: 1,
    permission: 'identity.role.read',
    payload: object({ roleId: Id }),
  }),
  'identity.session_changed': event({
    entity: 'identity.session',
    version: 1,
    permission: 'identity.session.manage',
    payload: object({ sessionId: nullable(Id), userId: Id }),
  }),
  /** Too many wrong passwords for one user from one source. */
  'identity.sign_in_locked': event({
    entity: 'identity.user',
    version: 1,
    permission: 'identity.session.manage',
    payload: object({ userId: Id, name: Name, ip: Type.String(), failures: Type.Integer() }),
  }),
  /** A used refresh token came back late or from elsewhere: somebody else may hold it. */
  'identity.token_reused': event({
    entity: 'identity.session',
    version: 1,
    permission: 'identity.session.manage',
    payload: object({ sessionId: Id, userId: Id, ip: Type.String() }),
  }),
};

declare module '@poros/kernel/shared' {
  interface EventMap extends EventsOf<typeof identityEvents> {}
}
