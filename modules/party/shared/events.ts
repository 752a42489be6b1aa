import { Code, Id, Name, event, object, oneOf, type EventsOf } from '@poros/kernel/shared';

export const partyEvents = {
  /** A customer is new or no longer as it was. */
  'party.customer_changed': event({
    entity: 'party.customer',
    version: 1,
    permission: 'party.customer.read',
    payload: object({
      customerId: Id,
      code: Code,
      name: Name,
      how: oneOf([
        'created',
        'changed',
        'credit_changed',
        'held',
        'released',
        'archived',
        'restored',
      ]),
    }),
  }),
  'party.vendor_changed': event({
    entity: 'party.vendor',
    version: 1,
    permission: 'party.vendor.read',
    payload: object({
      vendorId: Id,
      code: Code,
      name: Name,
      how: oneOf(['created', 'changed', 'archived', 'restored']),
    }),
  }),
};

declare module '@poros/kernel/shared' {
  interface EventMap extends EventsOf<typeof partyEvents> {}
}
