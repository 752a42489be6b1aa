import { expect, test } from 'vitest';
import { authenticate, seedUser } from '@poros/identity';
import type { Session } from '@poros/identity/shared';
import { makeServer } from '@poros/kernel/system';
import { PASSWORD, actorOf, api, world, type HttpAnswer, type World } from '@poros/testing';
import { setConfig } from '@poros/testing/set-config';
import { createUser } from './create-user.ts';

const NEW_PASSWORD = 'sepeda hijau di bukit';

const systemOf = (w: World) =>
  actorOf({ tenantId: w.tenantId, branchId: w.branchId, kind: 'system' });
const told = ({ status, body }: HttpAnswer) => ({ status, ...body, correlationId: '' });

test('somebody who signs in is told who he is, where he is and what he may do', async () => {
  const w = await world();
  const http = await api(w);
  const { userId, email } = await http.user('SYSADMIN');
  const browser = http.client();

  const { status, body, headers } = await browser.post<Session>('/session', {
    login: email,
    password: PASSWORD,
  });

  expect(status).toBe(200);
  expect(Object.keys(body).sort()).toEqual([
    'branch',
    'branches',
    'limits',
    'menu',
    'permissions',
    'tenant',
    'tenants',
    'user',
  ]);
  expect(body.user).toEqual({
    id: userId,
    name: 'Penguji SYSADMIN',
    email,
    language: 'id',
    locale: 'id-ID',
    theme: 'system',
    density: 'compact',
    letterKeys: true,
  });
  expect(body.tenant).toMatchObject({
    id: w.tenantId,
    preset: 'factory',
    currency: 'IDR',
    name: 'PT Uji Coba',
  });
  expect(body.branch).toEqual({ id: w.branchId, code: 'HQ', name: 'Pusat' });
  expect(body.permissions['identity.user.create']).toBe('all');
  expect(body.menu.map((entry) => entry.path)).toContain('/admin/users');
  expect(String(headers['set-cookie'])).toMatch(
    /^poros=[\w-]{64}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Lax$/,
  );
  expect((await browser.get('/session')).body).toEqual(body);
});

test('the menu holds only what the person may open', async () => {
  const http = await api(await world());
  const clerk = await http.signIn('STAFF_WH');

  const { body } = await clerk.get<Session>('/session');

  const open = ({ permission }: { permission: string }) =>
    permission === 'signed_in' || permission in body.permissions;
  expect(body.menu.filter((entry) => !open(entry))).toEqual([]);
  expect(body.menu.map((entry) => entry.path)).not.toContain('/admin/users');
});

test('e-mail address in any case and username open the same log-in', async () => {
  const w = await world();
  const http = await api(w);
  const name = `john.doe.${w.tenantId.slice(0, 8)}`;
  await seedUser(w.kernel, systemOf(w), {
    name: 'John Doe',
    email: `${name}@factory.local`,
    username: name,
    password: PASSWORD,
    roles: ['MANAGER_SALES'],
  });

  for (const login of [
    `${name}@factory.local`,
    `${name.toUpperCase()}@Factory.Local`,
    name,
    name.toUpperCase(),
  ])
    expect((await http.anonymous.post('/session', { login, password: PASSWORD })).status).toBe(200);
});

test('over https the cookie is secure and bound to the host', async () => {
  const w = await world();
  const { email } = await (await api(w)).user('READONLY');
  const app = await makeServer({
    kernel: w.kernel,
    authenticate: authenticate(w.kernel),
    trustProxy: true,
  });

  const answer = await app.inject({
    method: 'POST',
    url: '/api/v1/session',
    payload: { login: email, password: PASSWORD },
    headers: { 'x-poros': '1', 'x-forwarded-proto': 'https' },
  });

  expect(answer.headers['set-cookie']).toMatch(
    /^__Host-poros=[\w-]{64}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Lax; Secure$/,
  );
});

test('a wrong password, an unknown name and an archived user are answered alike', async () => {
  const w = await world();
  const http = await api(w);
  const known = await http.user('READONLY');
  const archived = await http.user('READONLY');
  const admin = await http.signIn('SYSADMIN');
  expect((await admin.post(`/users/${archived.userId}/archival`, { version: 1 })).status).toBe(200);
  const ask = async (login: string, password: string) => {
    const started = performance.now();
    const answer = await http.anonymous.post('/session', { login, password });
    return {
      told: told(answer),
      headers: Object.keys(answer.headers).sort(),
      ms: performance.now() - started,
    };
  };

  const wrong = await ask(known.email, 'bukan kata sandinya');
  const unknown = await ask('tidak.ada@uji.test', 'bukan kata sandinya');
  const gone = await ask(archived.email, PASSWORD);

  expect(wrong.told).toMatchObject({ status: 401, code: 'identity.wrong_credentials' });
  expect(unknown.told).toEqual(wrong.told);
  expect(gone.told).toEqual(wrong.told);
  expect(unknown.headers).toEqual(wrong.headers);
  for (const one of [wrong, unknown, gone]) expect(one.ms).toBeGreaterThan(245);
});

test('log-in, failed log-in and log-out stand in the audit trail of the company', async () => {
  const w = await world();
  const http = await api(w);
  const { userId, email } = await http.user('READONLY');
  await http.anonymous.post('/session', { login: email, password: 'bukan kata sandinya' });
  const browser = http.client();
  await browser.post('/session', { login: email, password: PASSWORD });
  await browser.delete('/session');

  const trail = await w.rows(
    'kernel.command_log',
    "command in ('identity.sign_in', 'identity.sign_out')",
  );
  expect(
    trail.map(({ command, verdict, refusal, actor_id }) => ({
      command,
      verdict,
      refusal,
      actor_id,
    })),
  ).toEqual([
    {
      command: 'identity.sign_in',
      verdict: 'refused',
      refusal: 'identity.wrong_credentials',
      actor_id: userId,
    },
    { command: 'identity.sign_in', verdict: 'done', refusal: null, actor_id: userId },
    { command: 'identity.sign_out', verdict: 'done', refusal: null, actor_id: userId },
  ]);
  expect(trail.every((row) => String(row['ip']).startsWith('10.'))).toBe(true);
  expect(JSON.stringify(trail)).not.toContain(PASSWORD);
});

test('no password and no token lies anywhere in the database in the clear', async () => {
  const w = await world();
  const http = await api(w);
  const { email } = await http.user('READONLY');
  const browser = http.client();
  await browser.post('/session', { login: email, password: PASSWORD });

  const rows = JSON.stringify([
    await w.rows('kernel.command_log'),
    await w.rows('kernel.idempotency'),
    await w.rows('identity.session'),
    await w.rows('identity.account'),
  ]);
  expect(rows).not.toContain(PASSWORD);
  expect(rows).not.toContain(browser.cookie().split('=')[1]);
  expect(rows).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
});

test('a cookie planted before the log-in opens nothing after it', async () => {
  const w = await world();
  const http = await api(w);
  const { email } = await http.user('READONLY');
  const planted = `poros=${'A'.repeat(64)}`;
  const victim = http.client({ cookie: planted });
  const { headers } = await victim.post('/session', { login: email, password: PASSWORD });

  expect(String(headers['set-cookie'])).not.toContain('A'.repeat(64));
  expect((await http.client({ cookie: planted }).get('/session')).status).toBe(401);
});

test('signing in again ends the session that the browser had', async () => {
  const http = await api(await world());
  const browser = await http.signIn('READONLY');
  const before = browser.cookie();
  await browser.post('/session', { login: browser.email, password: PASSWORD });

  expect(browser.cookie()).not.toBe(before);
  expect((await http.client({ cookie: before }).get('/session')).status).toBe(401);
  expect((await browser.get('/session')).status).toBe(200);
});

test('a log-out ends the session on the server, not only in the browser', async () => {
  const http = await api(await world());
  const browser = await http.signIn('READONLY');
  const kept = browser.cookie();
  const { headers } = await browser.delete('/session');

  expect(String(headers['set-cookie'])).toContain('Max-Age=0');
  expect((await http.client({ cookie: kept }).get('/session')).status).toBe(401);
});

test('a session ends after an hour without use and twelve hours after the log-in', async () => {
  const w = await world();
  const http = await api(w);
  const idle = await http.signIn('READONLY');
  const busy = await http.signIn('READONLY');

  w.clock.forward(59);
  expect((await busy.get('/session')).status).toBe(200);
  w.clock.forward(2);
  expect((await idle.get('/session')).status).toBe(401);
  for (let minutes = 61; minutes < 12 * 60; minutes += 50) {
    expect((await busy.get('/session')).status).toBe(200);
    w.clock.forward(50);
  }
  expect((await busy.get('/session')).status).toBe(401);
});

test('being seen is written at most once a minute', async () => {
  const w = await world();
  const browser = await (await api(w)).signIn('READONLY');
  const seen = async () =>
    (await w.rows<{ last_seen_at: string }>('identity.session'))[0]?.last_seen_at;
  const first = await seen();

  w.clock.forward(0.5);
  await browser.get('/session');
  expect(await seen()).toBe(first);
  w.clock.forward(0.5);
  await browser.get('/session');
  expect(await seen()).toBe(w.clock.now.toISOString());
});

test('a password that somebody else set is replaced before anything else', async () => {
  const http = await api(await world());
  const { userId, email } = await http.user('READONLY');
  const admin = await http.signIn('SYSADMIN');
  await admin.post(`/users/${userId}/password`, { password: 'sementara dari admin' });
  const browser = http.client();
  const temporary = { login: email, password: 'sementara dari admin' };

  expect((await browser.post('/session', temporary)).body).toMatchObject({
    code: 'identity.password_must_change',
  });
  expect(browser.cookie()).toBe('');
  expect(
    (await browser.post('/session', { ...temporary, newPassword: 'sementara dari admin' })).body,
  ).toMatchObject({ code: 'identity.password_same' });
  expect((await browser.post('/session', { ...temporary, newPassword: NEW_PASSWORD })).status).toBe(
    200,
  );
  expect(
    (await http.client().post('/session', { login: email, password: NEW_PASSWORD })).status,
  ).toBe(200);
  expect((await http.client().post('/session', temporary)).status).toBe(401);
});

test('a company that lets passwords expire asks for a new one', async () => {
  const w = await world();
  const http = await api(w);
  const { email } = await http.user('READONLY');
  const enter = () => http.client().post('/session', { login: email, password: PASSWORD });

  w.clock.forward(91 * 24 * 60);
  expect((await enter()).status).toBe(200);
  await setConfig(w, 'identity.password_expires_d', 90);
  expect((await enter()).body).toMatchObject({ code: 'identity.password_must_change' });
});

test('the idempotency of a reset does not keep a fast hash of the password', async () => {
  const w = await world();
  const input = {
    name: 'Siti',
    email: `${w.tenantId}@uji.test`,
    roleIds: [],
    hasAllBranches: true,
  };
  await w.run(createUser, { ...input, password: PASSWORD }, { key: 'once' });

  // The same key with another password is the same request: the password is no part of the
  // fingerprint.
  expect(
    await w.run(createUser, { ...input, password: NEW_PASSWORD }, { key: 'once' }),
  ).toMatchObject({ version: 1 });
  expect(await w.rows('identity.app_user')).toHaveLength(1);
});
