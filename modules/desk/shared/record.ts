import { Id, Type } from '@poros/kernel/shared';

/** 'sales.order': a kind of record that some module declares. */
export const Entity = Type.String({
  pattern: '^[a-z]+\\.[a-z_]+$',
  maxLength: 80,
  description: 'Kind of record: sales.order',
});

/** How every operation of this module names its record. */
export const ofRecord = { entity: Entity, recordId: Id };
