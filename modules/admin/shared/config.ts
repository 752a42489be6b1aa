import {
  Id,
  Instant,
  Page,
  Type,
  listInput,
  nullable,
  object,
  optional,
  type Static,
} from '@poros/kernel/shared';

export const ConfigKey = Type.String({ pattern: '^[a-z]+\\.[a-z_.]+$', maxLength: 100 });

/** A setting as the tenant has it now. `version` is 0 while the module's default holds. */
export const Setting = object({
  key: ConfigKey,
  module: Type.String(),
  value: Type.Unknown(),
  defaultValue: Type.Unknown(),
  isDefault: Type.Boolean(),
  /** JSON schema that a value must meet. */
  schema: Type.Unknown(),
  version: Type.Integer(),
  changedAt: nullable(Instant),
  changedByName: nullable(Type.String()),
});
export type Setting = Static<typeof Setting>;

const ModuleName = Type.String({ pattern: '^[a-z]+$', maxLength: 30 });
export const ListConfig = object({ ...listInput, module: optional(ModuleName) });
export const ConfigPage = Page(Setting);

export const ChangeConfig = object({
  key: ConfigKey,
  value: Type.Unknown(),
  version: optional(Type.Integer({ minimum: 0, description: 'The version seen; 0 for a default' })),
});
const OneChange = object({
  key: ConfigKey,
  value: Type.Unknown(),
  version: Type.Integer({ minimum: 0, description: 'The version seen; 0 for a default' }),
});
/** Settings that belong together change together or not at all. */
export const ChangeSettings = object({
  changes: Type.Array(OneChange, { minItems: 1, maxItems: 50 }),
});
export const SettingsTouched = object({
  settings: Type.Array(object({ key: ConfigKey, version: Type.Integer() })),
});
export const ResetConfig = object({ key: ConfigKey });
export const SettingTouched = object({ key: ConfigKey, version: Type.Integer() });

export const ConfigChange = object({
  id: Id,
  key: ConfigKey,
  oldValue: nullable(Type.Unknown()),
  newValue: nullable(Type.Unknown()),
  changedAt: Instant,
  changedByName: nullable(Type.String()),
});
export const ListConfigChanges = object({
  after: listInput.after,
  limit: listInput.limit,
  module: optional(ModuleName),
});
export const GetConfigHistory = object({
  key: ConfigKey,
  after: listInput.after,
  limit: listInput.limit,
});
export const ConfigHistory = Page(ConfigChange);
