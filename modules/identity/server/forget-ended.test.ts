import { expect, test } from 'vitest';
import { forgetEnded } from '@poros/identity';
import { PASSWORD, api, world } from '@poros/testing';

test('sessions are forgotten three months after their end, failures after two days', async () => {
  const w = await world();
  const http = await api(w);
  const browser = await http.signIn('READONLY');
  await http.anonymous.post('/session', { login: browser.email, password: 'bukan kata sandinya' });

  w.clock.forward(80 * 24 * 60);
  await forgetEnded(w.kernel);
  expect(await w.rows('identity.session')).toHaveLength(1);
  expect(await w.rows('identity.sign_in_throttle')).toEqual([]);
  w.clock.forward(11 * 24 * 60);
  expect((await forgetEnded(w.kernel)).sessions).toBeGreaterThan(0);
  expect(await w.rows('identity.session')).toEqual([]);
});

test('what still counts or is still open stays', async () => {
  const w = await world();
  const http = await api(w);
  const browser = await http.signIn('READONLY');
  await http.anonymous.post('/session', { login: browser.email, password: 'bukan kata sandinya' });

  await forgetEnded(w.kernel);

  expect((await browser.get('/session')).status).toBe(200);
  expect(await w.rows('identity.sign_in_throttle')).not.toEqual([]);
  const again = await http.client().post('/session', { login: browser.email, password: PASSWORD });
  expect(again.status).toBe(200);
});
