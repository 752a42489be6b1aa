import { expect, test } from 'vitest';
import { PASSWORD, api, world } from '@poros/testing';

const department = { code: 'GDG', name: 'Gudang' };

test('a page of somebody else changes nothing with our cookie', async () => {
  const w = await world();
  const browser = await (await api(w)).signIn('SYSADMIN');
  const send = (headers: Record<string, string>) =>
    browser.post('/departments', department, { headers });

  for (const headers of [
    { 'x-poros': '0' },
    { origin: 'https://jahat.example' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'http://localhost:81' },
  ])
    expect((await send(headers)).body).toMatchObject({
      status: 403,
      code: 'kernel.forged_request',
    });
  expect(await w.rows('tenancy.department')).toEqual([]);
  // Negative control: our own page is let through.
  const ours = {
    host: 'erp.contoh.co.id',
    origin: 'http://erp.contoh.co.id',
    'sec-fetch-site': 'same-origin',
  };
  expect((await send(ours)).status).toBe(200);
});

test('a page of somebody else signs nobody in or out', async () => {
  const http = await api(await world());
  const browser = await http.signIn('READONLY');
  const foreign = { headers: { 'sec-fetch-site': 'cross-site' } };

  expect(
    (await http.anonymous.post('/session', { login: browser.email, password: PASSWORD }, foreign))
      .status,
  ).toBe(403);
  expect((await browser.delete('/session', foreign)).status).toBe(403);
  expect((await browser.get('/session')).status).toBe(200);
});

test('without a session nothing is answered but what is public', async () => {
  const http = await api(await world());
  for (const path of [
    '/session',
    '/users',
    '/roles',
    '/sessions',
    '/me',
    '/me/sessions',
    '/permissions',
  ])
    expect([path, (await http.anonymous.get(path)).status]).toEqual([path, 401]);
  expect((await http.anonymous.get('/demo-logins')).status).toBe(200);
});

test('garbage in place of a cookie is nobody', async () => {
  const http = await api(await world());
  for (const cookie of [
    'poros=',
    'poros=x',
    `poros=${'!'.repeat(64)}`,
    'poros',
    ';;;',
    `poros=${'A'.repeat(5_000)}`,
  ])
    expect((await http.client({ cookie }).get('/session')).status).toBe(401);
});

test('a cookie does not help a request that shows a wrong bearer token', async () => {
  const browser = await (await api(await world())).signIn('SYSADMIN');
  const answer = await browser.post('/departments', department, {
    headers: { authorization: 'Bearer x.y.z' },
  });
  expect(answer).toMatchObject({ status: 401, body: { code: 'identity.token_invalid' } });
});
