import { Id, event, nullable, object, type EventsOf } from '@poros/kernel/shared';

export const pricingEvents = {
  /** Prices of a list, or what a tier means, are no longer as they were. */
  'pricing.prices_changed': event({
    entity: 'pricing.price_list',
    version: 1,
    permission: 'pricing.price_list.read',
    payload: object({ priceListId: nullable(Id) }),
  }),
  'pricing.contract_changed': event({
    entity: 'pricing.contract',
    version: 1,
    permission: 'pricing.contract.read',
    payload: object({ contractId: Id, customerId: Id }),
  }),
};

declare module '@poros/kernel/shared' {
  interface EventMap extends EventsOf<typeof pricingEvents> {}
}
