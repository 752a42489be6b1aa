import { expect, test } from 'vitest';
import { runCommand, type Actor } from '@poros/kernel';
import { PASSWORD, api, world, type Api, type HttpUser, type World } from '@poros/testing';
import { archiveUser } from './archive-user.ts';
import { findActor } from './authenticate.ts';
import { readToken } from './opaque-token.ts';

interface Rows<T> {
  readonly rows: T[];
}

interface Row {
  readonly id: string;
  readonly version: number;
}
interface Page {
  readonly rows: Row[];
}

async function roleId(admin: HttpUser, code: string): Promise<string> {
  const { body } = await admin.get<Page>(`/roles?search=${code}`);
  return body.rows[0]!.id;
}

/** An administrator of users who is no system administrator: level 20, holds only what is named. */
async function deputy(w: World, http: Api, permissions: readonly string[]): Promise<HttpUser> {
  const admin = await http.signIn('SYSADMIN');
  const role = await admin.post<Row>('/roles', {
    code: 'DEPUTY',
    nameId: 'Wakil',
    nameEn: 'Deputy',
    level: 20,
    permissions: permissions.map((permission) => ({ permission, scope: 'all' })),
  });
  const user = await http.user();
  await admin.put(`/users/${user.userId}/roles`, { version: 1, roleIds: [role.body.id] });
  const client = http.client();
  await client.post('/session', { login: user.email, password: PASSWORD });
  return { ...client, ...user };
}

const USER_RIGHTS = [
  'identity.user.create',
  'identity.user.read',
  'identity.user.change',
  'identity.user.archive',
  'identity.user.assign',
  'identity.user.reset_password',
  'identity.role.read',
  'identity.role.manage',
  'identity.session.manage',
];

test('a new user signs in with the first password and must replace it', async () => {
  const w = await world();
  const http = await api(w);
  const admin = await http.signIn('SYSADMIN');
  const email = `baru.${w.tenantId}@uji.test`;
  const created = await admin.post('/users', {
    name: 'Pengguna Baru',
    email: email.toUpperCase(),
    password: 'awal dari kantor',
    hasAllBranches: true,
    roleIds: [await roleId(admin, 'STAFF_SALES')],
  });

  expect(created).toMatchObject({ status: 200, body: { version: 1, isNewAccount: true } });
  expect(
    (await http.anonymous.post('/session', { login: email, password: 'awal dari kantor' })).body,
  ).toMatchObject({ code: 'identity.password_must_change' });
  expect((await admin.get(`/users/${String(created.body['id'])}`)).body).toMatchObject({
    name: 'Pengguna Baru',
    email,
    isActive: true,
    mustChangePassword: true,
    hasAllBranches: true,
    roles: [{ code: 'STAFF_SALES' }],
    branches: [{ code: 'HQ' }],
  });
});

test('a person is a user of a company once', async () => {
  const http = await api(await world());
  const admin = await http.signIn('SYSADMIN');
  const { email } = await http.user();
  const again = { name: 'Kembar', email, roleIds: [], hasAllBranches: true };

  expect((await admin.post('/users', again)).body).toMatchObject({ code: 'identity.user_exists' });
});

test('a user needs a branch of this company to work in', async () => {
  const [w, other] = [await world(), await world()];
  const http = await api(w);
  const admin = await http.signIn('SYSADMIN');
  const user = {
    name: 'Tanpa Cabang',
    email: `x.${w.tenantId}@uji.test`,
    password: PASSWORD,
    roleIds: [],
  };

  expect((await admin.post('/users', user)).body).toMatchObject({
    code: 'identity.branch_missing',
  });
  expect((await admin.post('/users', { ...user, branchIds: [other.branchId] })).body).toMatchObject(
    { code: 'identity.place_not_found' },
  );
  expect((await admin.post('/users', { ...user, branchIds: [w.branchId] })).status).toBe(200);
});

test('nobody gives a role with rights he does not hold, nor one above his own', async () => {
  const w = await world();
  const http = await api(w);
  const clerk = await deputy(w, http, USER_RIGHTS);
  const target = await http.user();
  const assign = async (...codes: string[]) =>
    (
      await clerk.put(`/users/${target.userId}/roles`, {
        version: 1,
        roleIds: await Promise.all(codes.map((code) => roleId(clerk, code))),
      })
    ).body;

  expect(await assign('SYSADMIN')).toMatchObject({ code: 'identity.role_above' });
  expect(await assign('STAFF_FIN')).toMatchObject({ code: 'identity.right_not_held' });
  expect(await assign('DEPUTY')).toMatchObject({ version: 2 });
});

test('nobody gives a new user what he does not hold', async () => {
  const w = await world();
  const http = await api(w);
  const clerk = await deputy(w, http, USER_RIGHTS);
  const { body } = await clerk.post('/users', {
    name: 'Boneka',
    email: `boneka.${w.tenantId}@uji.test`,
    password: PASSWORD,
    hasAllBranches: true,
    roleIds: [await roleId(clerk, 'SYSADMIN')],
  });

  expect(body).toMatchObject({ code: 'identity.role_above' });
  expect(await w.rows('identity.app_user', "name = 'Boneka'")).toEqual([]);
});

test('nobody touches a user who stands above him or may do more', async () => {
  const w = await world();
  const http = await api(w);
  const clerk = await deputy(w, http, USER_RIGHTS);
  const boss = await http.signIn('SYSADMIN');
  const sideways = await http.user('STAFF_FIN');
  const { body: sessions } = await boss.get<Rows<{ id: string; userId: string }>>('/sessions');
  const session = sessions.rows.find((row) => row.userId === boss.userId)!.id;

  for (const [method, path, body] of [
    ['post', `/users/${boss.userId}/password`, { password: 'kata sandi curian' }],
    ['post', `/users/${sideways.userId}/password`, { password: 'kata sandi curian' }],
    ['post', `/users/${boss.userId}/archival`, { version: 1 }],
    ['put', `/users/${boss.userId}/roles`, { version: 1, roleIds: [] }],
    [
      'put',
      `/users/${boss.userId}/branches`,
      { version: 1, hasAllBranches: true, branchIds: [], defaultBranchId: null },
    ],
    [
      'put',
      `/users/${boss.userId}`,
      { version: 1, name: 'X', email: 'curi@uji.test', username: null, departmentId: null },
    ],
    ['post', `/sessions/${session}/revocation`, {}],
  ] as const)
    expect([path, (await clerk[method](path, body)).body['code']]).toEqual([
      path,
      'identity.user_above',
    ]);
  // Negative control: below, the same things are allowed.
  const below = await http.user();
  expect(
    (await clerk.post(`/users/${below.userId}/password`, { password: 'awal dari kantor' })).status,
  ).toBe(200);
});

test('the last system administrator stays, even when two archive each other at once', async () => {
  const w = await world();
  const http = await api(w);
  const [ani, budi] = [await http.signIn('SYSADMIN'), await http.signIn('SYSADMIN')];
  const [asAni, asBudi] = [await actorOf(w, ani), await actorOf(w, budi)];
  const remove = (by: Actor, whom: HttpUser) =>
    runCommand({ kernel: w.kernel, actor: by }, archiveUser, { userId: whom.userId, version: 1 });

  const [first, second] = await Promise.allSettled([remove(asAni, budi), remove(asBudi, ani)]);

  const refusals = [first, second].flatMap((one) =>
    one.status === 'rejected' ? [String(one.reason.code)] : [],
  );
  expect(refusals).toEqual(['identity.last_sysadmin']);
  const left = first.status === 'fulfilled' ? ani : budi;
  expect(
    (await left.put(`/users/${left.userId}/roles`, { version: 1, roleIds: [] })).body,
  ).toMatchObject({ code: 'identity.last_sysadmin' });
});

/** The actor of an open session, taken before somebody ends it. */
async function actorOf(w: World, user: HttpUser): Promise<Actor> {
  const token = readToken(user.cookie().split('=')[1]!)!;
  return (await findActor(w.kernel, { tenantId: token.tenantId, tokenHash: token.hash }))!;
}

test('nobody archives himself or resets his own password past the old one', async () => {
  const http = await api(await world());
  await http.user('SYSADMIN');
  const admin = await http.signIn('SYSADMIN');

  expect((await admin.post(`/users/${admin.userId}/archival`, { version: 1 })).body).toMatchObject({
    code: 'identity.user_is_yourself',
  });
  expect(
    (await admin.post(`/users/${admin.userId}/password`, { password: 'sepeda hijau di bukit' }))
      .body,
  ).toMatchObject({ code: 'identity.user_is_yourself' });
});

test('an archived user comes back with the roles of before', async () => {
  const http = await api(await world());
  const admin = await http.signIn('SYSADMIN');
  const { userId, email } = await http.user('READONLY');
  await admin.post(`/users/${userId}/archival`, { version: 1 });
  expect((await admin.get('/users?status=archived')).body).toMatchObject({
    rows: [{ id: userId }],
  });
  await admin.post(`/users/${userId}/reopening`, { version: 2 });

  const browser = http.client();
  expect((await browser.post('/session', { login: email, password: PASSWORD })).status).toBe(200);
  expect((await browser.get('/users')).status).toBe(200);
});

test('users are found by name, e-mail address and role, page by page', async () => {
  const w = await world();
  const http = await api(w);
  const admin = await http.signIn('SYSADMIN');
  const clerk = await http.user('STAFF_WH');

  expect((await admin.get(`/users?search=${clerk.email.slice(0, 12)}`)).body).toMatchObject({
    rows: [{ id: clerk.userId }],
    total: 1,
  });
  expect((await admin.get(`/users?search=penguji%20staff`)).body).toMatchObject({
    rows: [{ id: clerk.userId }],
  });
  expect((await admin.get(`/users?roleId=${await roleId(admin, 'STAFF_WH')}`)).body).toMatchObject({
    rows: [{ id: clerk.userId, roles: [{ code: 'STAFF_WH', level: 50 }] }],
  });
  const first = await admin.get<Page & { next: string }>('/users?limit=1');
  const second = await admin.get<Page>(
    `/users?limit=1&after=${encodeURIComponent(first.body.next)}`,
  );
  expect([first.body.rows[0]!.id, second.body.rows[0]!.id].sort()).toEqual(
    [admin.userId, clerk.userId].sort(),
  );
});

test('everybody chooses his own language, and the next answer speaks it', async () => {
  const http = await api(await world());
  const clerk = await http.signIn('STAFF_WH');
  expect((await clerk.get('/users')).body['title']).toMatch(/^Anda belum punya hak/);
  await clerk.put('/me', { language: 'en', locale: 'en-ID' });

  expect((await clerk.get('/users')).body['title']).not.toMatch(/^Anda/);
  expect((await clerk.get('/me')).body).toMatchObject({
    language: 'en',
    locale: 'en-ID',
    roles: [{ code: 'STAFF_WH' }],
  });
});

test('how the screen looks is kept with the person, and what is not given stays', async () => {
  const http = await api(await world());
  const clerk = await http.signIn('STAFF_WH');
  expect((await clerk.get('/session')).body['user']).toMatchObject({
    theme: 'system',
    density: 'compact',
    letterKeys: true,
  });
  await clerk.put('/me', { theme: 'dark', letterKeys: false });
  await clerk.put('/me', { density: 'touch' });

  const chosen = { theme: 'dark', density: 'touch', letterKeys: false, language: 'id' };
  expect((await clerk.get('/session')).body['user']).toMatchObject(chosen);
  expect((await clerk.get('/me')).body).toMatchObject(chosen);
  expect((await clerk.put('/me', { theme: 'pink' })).status).toBe(400);
});

test('a user of another company is answered like one that does not exist', async () => {
  const [w, other] = [await world(), await world()];
  const stranger = await (await api(other)).user();
  const admin = await (await api(w)).signIn('SYSADMIN');
  const absent = '018f0000-0000-7000-8000-000000000000';
  const ask = async (id: string) => ({
    ...(await admin.get(`/users/${id}`)).body,
    correlationId: '',
  });

  expect(await ask(stranger.userId)).toEqual(await ask(absent));
  expect((await admin.post(`/users/${stranger.userId}/archival`, { version: 1 })).status).toBe(404);
});
