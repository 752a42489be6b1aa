import { Id, Type, event, object, type EventsOf } from '@poros/kernel/shared';
import { ConfigKey } from './config.ts';

export const adminEvents = {
  /** About `kernel.config`: every process that hears it reads the tenant's settings again. */
  'admin.config_changed': event({
    entity: 'kernel.config',
    version: 1,
    permission: 'admin.config.read',
    payload: object({ key: ConfigKey }),
  }),
  'admin.dead_letter_settled': event({
    entity: 'admin.dead_letter',
    version: 1,
    permission: 'admin.job.read',
    payload: object({ letterId: Id, state: Type.String() }),
  }),
};

declare module '@poros/kernel/shared' {
  interface EventMap extends EventsOf<typeof adminEvents> {}
}
