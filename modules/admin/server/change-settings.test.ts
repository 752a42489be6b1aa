import { expect, test } from 'vitest';
import { world, type World } from '@poros/testing';
import { changeSettings } from './change-settings.ts';
import { listConfig } from './list-config.ts';
import { listConfigChanges } from './list-config-changes.ts';

const LENGTH = 'identity.password_length_min';
const LOCK = 'identity.lock_min';

const valuesOf = async (w: World) =>
  Object.fromEntries(
    (await w.run(listConfig, { module: 'identity' })).rows.map((row) => [row.key, row.value]),
  );

test('settings that belong together change together, each with its place in the history', async () => {
  const w = await world();
  const { settings } = await w.run(changeSettings, {
    changes: [
      { key: LENGTH, value: 12, version: 0 },
      { key: LOCK, value: 60, version: 0 },
    ],
  });

  expect(settings).toEqual([
    { key: LOCK, version: 1 },
    { key: LENGTH, version: 1 },
  ]);
  expect(await valuesOf(w)).toMatchObject({ [LENGTH]: 12, [LOCK]: 60 });
  const { rows } = await w.run(listConfigChanges, { module: 'identity' });
  expect(rows.map(({ key, oldValue, newValue }) => ({ key, oldValue, newValue }))).toEqual(
    expect.arrayContaining([
      { key: LENGTH, oldValue: null, newValue: 12 },
      { key: LOCK, oldValue: null, newValue: 60 },
    ]),
  );
});

test('one value that does not fit keeps all of them from changing', async () => {
  const w = await world();
  const before = await valuesOf(w);
  const changes = [
    { key: LOCK, value: 60, version: 0 },
    { key: LENGTH, value: 7, version: 0 },
  ];

  expect(await w.refused(changeSettings, { changes })).toBe('kernel.config_invalid');
  expect(await valuesOf(w)).toEqual(before);
  expect((await w.run(listConfigChanges, {})).rows).toEqual([]);
});

test('one value that somebody else has changed meanwhile keeps all of them from changing', async () => {
  const w = await world();
  await w.run(changeSettings, { changes: [{ key: LENGTH, value: 10, version: 0 }] });
  const changes = [
    { key: LOCK, value: 60, version: 0 },
    { key: LENGTH, value: 12, version: 0 },
  ];

  expect(await w.refused(changeSettings, { changes })).toBe('kernel.changed_meanwhile');
  expect(await valuesOf(w)).toMatchObject({ [LENGTH]: 10, [LOCK]: 30 });
});

test('what stands in the history can be put back, and that is history too', async () => {
  const w = await world();
  await w.run(changeSettings, { changes: [{ key: LENGTH, value: 10, version: 0 }] });
  await w.run(changeSettings, { changes: [{ key: LENGTH, value: 20, version: 1 }] });
  const [latest] = (await w.run(listConfigChanges, {})).rows;

  await w.run(changeSettings, { changes: [{ key: LENGTH, value: latest?.oldValue, version: 2 }] });

  expect(await valuesOf(w)).toMatchObject({ [LENGTH]: 10 });
  expect((await w.run(listConfigChanges, {})).total).toBe(3);
});

test('who may see settings may not change them', async () => {
  const w = await world();
  const reader = w.as({ permissions: ['admin.config.read'] });
  const changes = [{ key: LENGTH, value: 12, version: 0 }];

  expect(await reader.refused(changeSettings, { changes })).toBe('kernel.permission_missing');
  expect((await reader.run(listConfig, { search: LENGTH })).rows).toHaveLength(1);
});
