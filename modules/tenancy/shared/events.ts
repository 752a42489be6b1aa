import { Code, Id, Name, Type, event, object, oneOf, type EventsOf } from '@poros/kernel/shared';
import { PRESETS } from './tenant.ts';

export const tenancyEvents = {
  'tenancy.tenant_created': event({
    entity: 'tenancy.tenant',
    version: 1,
    permission: 'tenancy.tenant.read',
    payload: object({
      tenantId: Id,
      preset: oneOf(PRESETS),
      currency: Type.String(),
      companyId: Id,
      branchId: Id,
    }),
  }),
  'tenancy.branch_created': event({
    entity: 'tenancy.branch',
    version: 1,
    permission: 'tenancy.branch.read',
    payload: object({ branchId: Id, code: Code, name: Name }),
  }),
};

declare module '@poros/kernel/shared' {
  interface EventMap extends EventsOf<typeof tenancyEvents> {}
}
