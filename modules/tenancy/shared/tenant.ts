import { Code, Currency, Id, Name, Type, object, oneOf, optional } from '@poros/kernel/shared';

/**
 * What kind of company a tenant is; it switches modules, roles, chart of accounts and sample data
 * on.
 */
export const PRESETS = ['mine', 'factory', 'distributor', 'retail'] as const;
export type Preset = (typeof PRESETS)[number];

export const CreateTenant = object({
  code: Code,
  name: Name,
  preset: oneOf(PRESETS),
  currency: Currency,
  language: oneOf(['id', 'en']),
  locale: oneOf(['id-ID', 'en-ID', 'en-PG']),
  timeZone: Type.String({ pattern: '^[A-Za-z_]+/[A-Za-z_/]+$', maxLength: 60 }),
  isDemo: Type.Boolean(),
  company: object({
    id: Id,
    code: Code,
    name: Name,
    taxId: optional(Type.String({ pattern: '^[0-9]{9,16}$' })),
    address: Type.String({ maxLength: 500 }),
  }),
  branch: object({ id: Id, code: Code, name: Name, city: Type.String({ maxLength: 100 }) }),
});

export const Tenant = object({
  tenantId: Id,
  code: Code,
  name: Name,
  preset: oneOf(PRESETS),
  currency: Currency,
  language: oneOf(['id', 'en']),
  locale: Type.String(),
  timeZone: Type.String(),
  version: Type.Integer(),
});
