import { expect, test } from 'vitest';
import { authenticate, seedUser } from '@poros/identity';
import type { Actor } from '@poros/kernel';
import { PASSWORD, actorOf, api, world, type Api, type World } from '@poros/testing';

interface Rows<T> {
  readonly rows: T[];
}

interface Page {
  readonly rows: { readonly id: string; readonly version: number }[];
}

/** Who asks, as the running server finds it out: with answers used again for up to a second. */
function cachingDoor(w: World): (cookie: string) => Promise<Actor | undefined> {
  const find = authenticate(w.kernel);
  return (cookie) =>
    find({ headers: { cookie }, protocol: 'http', ip: '10.0.0.1' } as Parameters<typeof find>[0]);
}

async function roleOf(http: Api, code: string) {
  const admin = await http.signIn('SYSADMIN');
  const { body } = await admin.get<Page>(`/roles?search=${code}`);
  const id = body.rows[0]!.id;
  const { body: role } = await admin.get<{ permissions: { permission: string; scope: string }[] }>(
    `/roles/${id}`,
  );
  return { admin, id, role };
}

test('a permission taken from a role is gone at the next request', async () => {
  const http = await api(await world());
  const reader = await http.signIn('READONLY');
  expect((await reader.get('/users')).status).toBe(200);
  const { admin, id, role } = await roleOf(http, 'READONLY');

  const left = role.permissions.filter((one) => one.permission !== 'identity.user.read');
  const { status } = await admin.put(`/roles/${id}`, {
    version: 1,
    nameId: 'Hanya Lihat',
    nameEn: 'Read Only',
    level: 99,
    permissions: left,
  });
  expect(status).toBe(200);
  expect((await reader.get('/users')).body).toMatchObject({ code: 'kernel.permission_missing' });
});

test('answers are used again for a second at most, then the change is felt', async () => {
  const w = await world();
  const http = await api(w);
  const reader = await http.signIn('READONLY');
  const admin = await http.signIn('SYSADMIN');
  const ask = cachingDoor(w);
  expect(await ask(reader.cookie())).toMatchObject({ userId: reader.userId });
  await admin.post(`/users/${reader.userId}/archival`, { version: 1 });

  // Negative control: within the second the old answer still stands.
  expect(await ask(reader.cookie())).toBeDefined();
  w.clock.forward(1 / 60);
  expect(await ask(reader.cookie())).toBeUndefined();
});

test('a log-out and a move are felt at once, also where answers are used again', async () => {
  const w = await world();
  const http = await api(w);
  const reader = await http.signIn('READONLY');
  const ask = cachingDoor(w);
  const cookie = reader.cookie();
  expect(await ask(cookie)).toBeDefined();
  await reader.delete('/session');

  expect(await ask(cookie)).toBeUndefined();
});

test('an archived user is out at the next request, in every browser', async () => {
  const http = await api(await world());
  const { email, userId } = await http.user('READONLY');
  const browsers = [http.client(), http.client()];
  for (const browser of browsers)
    await browser.post('/session', { login: email, password: PASSWORD });
  const admin = await http.signIn('SYSADMIN');
  await admin.post(`/users/${userId}/archival`, { version: 1 });

  for (const browser of browsers) expect((await browser.get('/session')).status).toBe(401);
});

test('a new password ends every session of the person, the one that asked too', async () => {
  const http = await api(await world());
  const { email } = await http.user('READONLY');
  const browsers = [http.client(), http.client()];
  for (const browser of browsers)
    await browser.post('/session', { login: email, password: PASSWORD });
  const change = { currentPassword: PASSWORD, newPassword: 'sepeda hijau di bukit' };

  expect(
    (await browsers[0]!.put('/me/password', { ...change, currentPassword: 'bukan' })).body,
  ).toMatchObject({ code: 'identity.password_wrong' });
  expect((await browsers[0]!.put('/me/password', change)).status).toBe(200);
  for (const browser of browsers) expect((await browser.get('/session')).status).toBe(401);
  expect(
    (await browsers[1]!.post('/session', { login: email, password: change.newPassword })).status,
  ).toBe(200);
});

test('whoever finds an open screen may not try passwords at it', async () => {
  const http = await api(await world());
  const browser = await http.signIn('READONLY');
  const guess = (currentPassword: string) =>
    browser.put('/me/password', { currentPassword, newPassword: 'sepeda hijau di bukit' });
  for (let one = 0; one < 5; one += 1) expect((await guess(`tebakan ${one}`)).status).toBe(403);

  expect((await guess(PASSWORD)).body).toMatchObject({ code: 'identity.sign_in_paused' });
});

test('an administrator ends any session, everybody else his own', async () => {
  const http = await api(await world());
  const reader = await http.signIn('READONLY');
  const admin = await http.signIn('SYSADMIN');
  const { body } =
    await admin.get<Rows<{ id: string; userId: string; isCurrent: boolean }>>('/sessions');
  expect(body.rows.map((row) => [row.userId, row.isCurrent])).toEqual(
    expect.arrayContaining([
      [reader.userId, false],
      [admin.userId, true],
    ]),
  );

  expect((await reader.get('/sessions')).status).toBe(403);
  const theirs = body.rows.find((row) => row.userId === reader.userId)!.id;
  const mine = body.rows.find((row) => row.userId === admin.userId)!.id;
  expect((await reader.post(`/me/sessions/${mine}/revocation`)).status).toBe(404);
  expect((await admin.post(`/sessions/${theirs}/revocation`)).status).toBe(200);
  expect((await reader.get('/session')).status).toBe(401);

  const second = http.client();
  await second.post('/session', { login: admin.email, password: PASSWORD });
  const own = await second.get<Rows<{ id: string; isCurrent: boolean }>>('/me/sessions');
  const other = own.body.rows.find((row) => !row.isCurrent)!.id;
  expect((await second.post(`/me/sessions/${other}/revocation`)).status).toBe(200);
  expect((await admin.get('/session')).status).toBe(401);
  expect((await second.get('/session')).status).toBe(200);
});

test('a new password in one company ends the sessions in the others too', async () => {
  const [w, other] = [await world(), await world()];
  const http = await api(w);
  const { email } = await http.user('READONLY');
  const system = actorOf({ tenantId: other.tenantId, branchId: other.branchId, kind: 'system' });
  await seedUser(w.kernel, system, { name: 'Dua', email, roles: ['READONLY'] });
  const [here, there] = [http.client(), http.client()];
  for (const browser of [here, there])
    await browser.post('/session', { login: email, password: PASSWORD });
  await there.post('/session/place', { tenantId: other.tenantId });

  w.clock.forward(1);
  await here.put('/me/password', {
    currentPassword: PASSWORD,
    newPassword: 'sepeda hijau di bukit',
  });
  expect((await there.get('/session')).status).toBe(401);
});
