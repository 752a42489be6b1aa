import { Id, Type, event, object, oneOf, type EventsOf } from '@poros/kernel/shared';

export const CHANNELS = ['email', 'push'] as const;
export type Channel = (typeof CHANNELS)[number];

export const notificationEvents = {
  /** These people have something new in their bell; what it is, each reads for himself. */
  'notification.people_noticed': event({
    entity: 'notification.notice',
    version: 1,
    permission: 'notification.notice.read',
    payload: object({ userIds: Type.Array(Id, { maxItems: 1_000 }) }),
  }),
  'notification.message_queued': event({
    entity: 'notification.message',
    version: 1,
    permission: 'notification.mail_server.manage',
    payload: object({ messageId: Id, channel: oneOf(CHANNELS) }),
  }),
};

declare module '@poros/kernel/shared' {
  interface EventMap extends EventsOf<typeof notificationEvents> {}
}
