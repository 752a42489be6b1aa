import { Id, Type, event, object, type EventsOf } from '@poros/kernel/shared';

const about = { importId: Id, kind: Type.String() };

export const integrationEvents = {
  /** There is work to do on an import; a job takes the next piece of it. */
  'integration.import_due': event({
    entity: 'integration.import',
    version: 1,
    permission: 'integration.import.read',
    payload: object(about),
  }),
  /** Rows were taken in, all that could be. */
  'integration.import_finished': event({
    entity: 'integration.import',
    version: 1,
    permission: 'integration.import.read',
    payload: object({ ...about, applied: Type.Integer(), failed: Type.Integer() }),
  }),
};

declare module '@poros/kernel/shared' {
  interface EventMap extends EventsOf<typeof integrationEvents> {}
}
