import type { InputOf, OutputOf } from '@poros/web-kit';

type Settings = OutputOf<'admin.list_config'>['rows'];
type Changes = InputOf<'admin.change_settings'>['changes'];

/** How people sign in, as it stands on the screen: times in the unit that people use. */
export interface Policy {
  readonly length: string;
  readonly isMixed: boolean;
  readonly expires: string;
  readonly failures: string;
  readonly lock_min: string;
  readonly idle: string;
  readonly max: string;
  readonly device: string;
}

/** Each figure: its setting, its limits, and how many of the setting's units one is. */
export const POLICY = {
  length: { key: 'identity.password_length_min', min: 8, max: 64, each: 1 },
  expires: { key: 'identity.password_expires_d', min: 0, max: 3_650, each: 1 },
  failures: { key: 'identity.lock_after_failures', min: 3, max: 100, each: 1 },
  lock_min: { key: 'identity.lock_min', min: 1, max: 1_440, each: 1 },
  idle: { key: 'identity.session_idle_s', min: 1, max: 1_440, each: 60 },
  max: { key: 'identity.session_max_h', min: 1, max: 720, each: 1 },
  device: { key: 'identity.device_session_max_d', min: 1, max: 365, each: 1 },
} as const;
const MIXED = 'identity.password_needs_mixed';

type FigureName = keyof typeof POLICY;
const NAMES = Object.keys(POLICY) as FigureName[];

export function policyOf(settings: Settings): Policy {
  const valueOf = (key: string) => settings.find((one) => one.key === key)?.value;
  const figure = (name: FigureName) =>
    String(Math.round(Number(valueOf(POLICY[name].key)) / POLICY[name].each));
  return {
    length: figure('length'),
    isMixed: valueOf(MIXED) === true,
    expires: figure('expires'),
    failures: figure('failures'),
    lock_min: figure('lock_min'),
    idle: figure('idle'),
    max: figure('max'),
    device: figure('device'),
  };
}

/** Only what differs is sent, with the version that was seen; the server holds the limits. */
export function policyChanges(values: Policy, settings: Settings): Changes {
  const before = policyOf(settings);
  const versionOf = (key: string) => settings.find((one) => one.key === key)?.version ?? 0;
  const figures = NAMES.filter((name) => values[name] !== before[name]).map((name) => ({
    key: POLICY[name].key,
    value: Number(values[name]) * POLICY[name].each,
    version: versionOf(POLICY[name].key),
  }));
  const isSame = values.isMixed === before.isMixed;
  return isSame
    ? figures
    : [...figures, { key: MIXED, value: values.isMixed, version: versionOf(MIXED) }];
}
