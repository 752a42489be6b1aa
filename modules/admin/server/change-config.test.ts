import { afterAll, beforeAll, expect, test } from 'vitest';
import { Type } from '@poros/kernel/shared';
import { settle, startSequencer } from '@poros/kernel/system';
import { modules } from '@poros/server/modules';
import { otherKernel, probe, systemUrl, world, type OtherKernel } from '@poros/testing';
import { changeConfig } from './change-config.ts';
import { getConfigHistory } from './get-config-history.ts';
import { listConfig } from './list-config.ts';
import { resetConfig } from './reset-config.ts';

const key = 'probe.loudness';
const withSetting = [
  ...modules,
  { ...probe(), config: [{ key, schema: Type.Integer({ minimum: 0, maximum: 10 }), default: 3 }] },
];
let other: OtherKernel;
beforeAll(async () => {
  other = await otherKernel({ modules: withSetting });
});
afterAll(() => other.close());

const settingIn = async (w: Awaited<ReturnType<typeof world>>) =>
  (await w.run(listConfig, { search: key })).rows[0];

test('a setting holds the own value at once and its default again after a reset', async () => {
  const w = await world({ kernel: other.kernel });
  expect(await settingIn(w)).toMatchObject({ value: 3, isDefault: true, version: 0 });

  await w.run(changeConfig, { key, value: 7 });
  expect((await other.kernel.config.of(w.tenantId)).get(key)).toBe(7);
  expect(await settingIn(w)).toMatchObject({ value: 7, isDefault: false, version: 1 });

  await w.run(resetConfig, { key });
  expect((await other.kernel.config.of(w.tenantId)).get(key)).toBe(3);
  expect(await settingIn(w)).toMatchObject({ value: 3, isDefault: true, version: 0 });
});

test('a value that the module would not accept is refused and nothing changes', async () => {
  const w = await world({ kernel: other.kernel });

  expect(await w.refused(changeConfig, { key, value: 11 })).toBe('kernel.config_invalid');
  expect(await w.refused(changeConfig, { key, value: 'loud' })).toBe('kernel.config_invalid');
  expect(await w.refused(changeConfig, { key: 'probe.unknown', value: 1 })).toBe(
    'kernel.config_unknown',
  );
  expect(await w.rows('kernel.system_config')).toEqual([]);
});

test('two people who saw the same value do not overwrite each other', async () => {
  const w = await world({ kernel: other.kernel });
  const tries = await Promise.allSettled(
    [4, 5].map((value) => w.run(changeConfig, { key, value, version: 0 })),
  );

  expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  expect(await w.rows('kernel.system_config')).toMatchObject([{ version: 1 }]);
});

test('the history says who changed it, from what to what', async () => {
  const w = await world({ kernel: other.kernel });
  await w.run(changeConfig, { key, value: 7 });
  w.clock.forward(1);
  await w.run(changeConfig, { key, value: 8 });
  w.clock.forward(1);
  await w.run(resetConfig, { key });

  const { rows } = await w.run(getConfigHistory, { key });
  expect(rows.map(({ oldValue, newValue }) => [oldValue, newValue])).toEqual([
    [8, null],
    [7, 8],
    [null, 7],
  ]);
});

test('other processes read a changed setting anew as soon as they hear of it', async () => {
  const second = await otherKernel({ modules: withSetting });
  const w = await world({ kernel: other.kernel });
  await second.kernel.feed.ready();
  expect((await second.kernel.config.of(w.tenantId)).get(key)).toBe(3);
  const sequencer = startSequencer(other.kernel);

  await w.run(changeConfig, { key, value: 9 });

  let value: unknown;
  for (let tries = 0; tries < 300 && value !== 9; tries += 1) {
    await new Promise((resolve) => {
      setTimeout(resolve, 10);
    });
    value = (await second.kernel.config.of(w.tenantId)).get(key);
  }
  expect(value).toBe(9);
  await sequencer.stop();
  await second.close();
  await settle(other.kernel, systemUrl(other.ownerUrl));
});
