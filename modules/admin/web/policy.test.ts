import { expect, test } from 'vitest';
import type { OutputOf } from '@poros/web-kit';
import { POLICY, policyChanges, policyOf } from './policy.ts';

const setting = (key: string, value: unknown): OutputOf<'admin.list_config'>['rows'][number] => ({
  key,
  module: 'identity',
  value,
  defaultValue: value,
  isDefault: true,
  schema: {},
  version: 4,
  changedAt: null,
  changedByName: null,
});
const settings = [
  ...Object.values(POLICY).map(({ key }) => setting(key, 3_600)),
  setting('identity.password_needs_mixed', false),
];

test('an idle time kept in seconds is shown and sent back as minutes', () => {
  const policy = policyOf(settings);
  expect(policy.idle).toBe('60');
  expect(policyChanges({ ...policy, idle: '15' }, settings)).toEqual([
    { key: 'identity.session_idle_s', value: 900, version: 4 },
  ]);
});

test('what nobody changed is not sent', () => {
  const policy = policyOf(settings);
  expect(policyChanges(policy, settings)).toEqual([]);
  expect(policyChanges({ ...policy, isMixed: true }, settings)).toEqual([
    { key: 'identity.password_needs_mixed', value: true, version: 4 },
  ]);
});
