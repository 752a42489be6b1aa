import { Code, Id, Name, event, object, oneOf, type EventsOf } from '@poros/kernel/shared';

export const catalogEvents = {
  /** An item is new or no longer as it was. */
  'catalog.item_changed': event({
    entity: 'catalog.item',
    version: 1,
    permission: 'catalog.item.read',
    payload: object({
      itemId: Id,
      code: Code,
      name: Name,
      how: oneOf([
        'created',
        'changed',
        'price_changed',
        'cost_changed',
        'units_changed',
        'barcodes_changed',
        'archived',
        'restored',
      ]),
    }),
  }),
};

declare module '@poros/kernel/shared' {
  interface EventMap extends EventsOf<typeof catalogEvents> {}
}
