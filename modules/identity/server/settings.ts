import { Type, type ConfigItem, type Kernel, type QueryCtx } from '@poros/kernel';

const whole = (minimum: number, maximum: number) => Type.Integer({ minimum, maximum });

/** How a company wants its people to sign in. */
export const identitySettings: readonly ConfigItem[] = [
  { key: 'identity.session_idle_s', schema: whole(60, 86_400), default: 3_600 },
  { key: 'identity.session_max_h', schema: whole(1, 720), default: 12 },
  { key: 'identity.device_session_max_d', schema: whole(1, 365), default: 90 },
  { key: 'identity.lock_after_failures', schema: whole(3, 100), default: 5 },
  { key: 'identity.lock_min', schema: whole(1, 1_440), default: 30 },
  { key: 'identity.password_length_min', schema: whole(8, 64), default: 8 },
  // Asked for by some companies; off, because both make people choose worse (NIST SP 800-63B).
  { key: 'identity.password_needs_mixed', schema: Type.Boolean(), default: false },
  { key: 'identity.password_expires_d', schema: whole(0, 3_650), default: 0 },
];

export type SettingKey =
  | 'session_idle_s'
  | 'session_max_h'
  | 'device_session_max_d'
  | 'lock_after_failures'
  | 'lock_min'
  | 'password_length_min'
  | 'password_expires_d';

/** A number among the settings of a tenant; the modules' default where no tenant is known yet. */
export async function settingOf(
  kernel: Kernel,
  tenantId: string | undefined,
  key: SettingKey,
): Promise<number> {
  const name = `identity.${key}`;
  const values = tenantId ? await kernel.config.of(tenantId) : undefined;
  return Number(values?.get(name) ?? kernel.registry.config.get(name)?.default);
}

export const passwordPolicyOf = (ctx: QueryCtx) => ({
  lengthMin: ctx.config<number>('identity.password_length_min'),
  needsMixed: ctx.config<boolean>('identity.password_needs_mixed'),
});
