import { expect, test } from 'vitest';
import { seal } from '@poros/kernel/system';
import { api, world } from '@poros/testing';

test("the badge proves the tenant's own trail, for those who may view it", async () => {
  const w = await world();
  const { anonymous, signIn } = await api(w);
  const [administrator, clerk] = [await signIn('SYSADMIN'), await signIn('STAFF_WH')];
  await seal(w.kernel);

  const proof = await administrator.get('/admin/audit/verification');
  expect(proof).toMatchObject({ status: 200, body: { ok: true, bad: null } });
  expect(proof.body['commands']).toBeGreaterThan(0);
  expect(await clerk.get('/admin/audit/verification')).toMatchObject({
    status: 403,
    body: { code: 'kernel.permission_missing' },
  });
  expect(await anonymous.get('/admin/audit/verification')).toMatchObject({ status: 401 });
});

test('Prometheus is told how far numbering, sealing and reactions lag', async () => {
  const w = await world();

  const text = await w.kernel.metrics.registry.metrics();

  for (const name of [
    'poros_events_waiting',
    'poros_event_lag_seconds',
    'poros_commands_unsealed',
    'poros_jobs_waiting',
    'poros_reactions_failing',
    'poros_dead_letters_waiting',
  ])
    expect(text).toMatch(new RegExp(`^${name} [\\d.]+$`, 'm'));
});
