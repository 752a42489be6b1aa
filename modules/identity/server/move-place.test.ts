import { expect, test } from 'vitest';
import { seedUser } from '@poros/identity';
import type { Session } from '@poros/identity/shared';
import { PASSWORD, actorOf, api, world, type World } from '@poros/testing';

interface Rows<T> {
  readonly rows: T[];
}

const systemOf = (w: World) =>
  actorOf({ tenantId: w.tenantId, branchId: w.branchId, kind: 'system' });

/** One person in two companies: read only in the first, administrator of the second. */
async function personOfTwo() {
  const [first, second] = [await world(), await world()];
  const email = `dua.${first.tenantId}@uji.test`;
  const person = { name: 'Rina Dua', email, password: PASSWORD };
  await seedUser(first.kernel, systemOf(first), { ...person, roles: ['READONLY'] });
  const { password: _password, ...known } = person;
  const admitted = await seedUser(second.kernel, systemOf(second), {
    ...known,
    roles: ['SYSADMIN'],
  });
  const http = await api(first);
  const browser = http.client();
  await browser.post('/session', { login: email, password: PASSWORD });
  return { first, second, http, browser, email, admitted };
}

test('one log-in opens every company that admits the person, each with own rights', async () => {
  const { first, second, browser, admitted } = await personOfTwo();
  expect(admitted.isNewAccount).toBe(false);
  const here = await browser.get<Session>('/session');
  expect(here.body.tenant.id).toBe(first.tenantId);
  expect(here.body.tenants.map((one) => one.id).sort()).toEqual(
    [first.tenantId, second.tenantId].sort(),
  );
  expect((await browser.post('/branches', { code: 'X', numberCode: 'X', name: 'X' })).status).toBe(
    403,
  );

  const there = await browser.post<Session>('/session/place', { tenantId: second.tenantId });

  expect(there.body.tenant.id).toBe(second.tenantId);
  expect((await browser.post('/branches', { code: 'X', numberCode: 'X', name: 'X' })).status).toBe(
    200,
  );
  expect(await first.rows('tenancy.branch')).toHaveLength(1);
  expect(await second.rows('tenancy.branch')).toHaveLength(2);
});

test('the next log-in starts in the company of the last one', async () => {
  const { second, browser, http, email } = await personOfTwo();
  await browser.post('/session/place', { tenantId: second.tenantId });

  const again = await http.client().post<Session>('/session', { login: email, password: PASSWORD });
  expect(again.body.tenant.id).toBe(second.tenantId);
});

test('a move to another company is a new token, and the old one opens neither', async () => {
  const { second, browser, http } = await personOfTwo();
  const before = browser.cookie();
  await browser.post('/session/place', { tenantId: second.tenantId });

  expect(browser.cookie()).not.toBe(before);
  expect((await http.client({ cookie: before }).get('/session')).status).toBe(401);
});

test('moving to and fro does not keep anybody signed in longer', async () => {
  const { first, second, browser } = await personOfTwo();
  first.clock.forward(50);
  await browser.post('/session/place', { tenantId: second.tenantId });

  const [session] = await second.rows<{ expires_at: string }>('identity.session');
  expect(session?.expires_at).toBe('2026-11-20T15:00:00.000Z');
});

test('a company that does not admit a person is answered like one that is not there', async () => {
  const [w, other] = [await world(), await world()];
  const browser = await (await api(w)).signIn('SYSADMIN');

  const foreign = await browser.post('/session/place', { tenantId: other.tenantId });
  const absent = await browser.post('/session/place', {
    tenantId: '018f0000-0000-7000-8000-000000000000',
  });

  expect(foreign).toMatchObject({ status: 404, body: { code: 'identity.place_not_found' } });
  expect({ ...absent.body, correlationId: '' }).toEqual({ ...foreign.body, correlationId: '' });
});

test('a session token opens no other company, even with its tenant written over', async () => {
  const [w, other] = [await world(), await world()];
  const http = await api(w);
  const browser = await http.signIn('SYSADMIN');
  const token = Buffer.from(browser.cookie().slice('poros='.length), 'base64url');
  Buffer.from(other.tenantId.replaceAll('-', ''), 'hex').copy(token);
  const forged = http.client({ cookie: `poros=${token.toString('base64url')}` });

  expect((await forged.get('/session')).status).toBe(401);
  Buffer.from(w.tenantId.replaceAll('-', ''), 'hex').copy(token);
  expect(
    (await http.client({ cookie: `poros=${token.toString('base64url')}` }).get('/session')).status,
  ).toBe(200);
});

test('archived in one company, a person still works in the other', async () => {
  const { first, second, http, email } = await personOfTwo();
  const admin = await http.signIn('SYSADMIN');
  const { body } = await admin.get<Rows<{ id: string; version: number }>>(`/users?search=${email}`);
  await admin.post(`/users/${body.rows[0]!.id}/archival`, { version: body.rows[0]!.version });

  const browser = http.client();
  const again = await browser.post<Session>('/session', { login: email, password: PASSWORD });
  expect(again.body.tenant.id).toBe(second.tenantId);
  expect(again.body.tenants.map((one) => one.id)).toEqual([second.tenantId]);
  expect((await browser.post('/session/place', { tenantId: first.tenantId })).status).toBe(404);
});

test('a company that only admits a person cannot change the log-in', async () => {
  const { second, email } = await personOfTwo();
  const admin = await (await api(second)).signIn('SYSADMIN');
  const { body } = await admin.get<Rows<{ id: string; version: number }>>(`/users?search=${email}`);
  const [{ id, version }] = body.rows as [{ id: string; version: number }];

  expect((await admin.get(`/users/${id}`)).body).toMatchObject({ isAccountHere: false });
  expect(
    (await admin.post(`/users/${id}/password`, { password: 'kata sandi curian' })).body,
  ).toMatchObject({ code: 'identity.account_elsewhere' });
  expect(
    (
      await admin.put(`/users/${id}`, {
        version,
        name: 'Rina',
        email: `curi.${email}`,
        username: null,
        departmentId: null,
      })
    ).body,
  ).toMatchObject({ code: 'identity.account_elsewhere' });
  expect(
    (
      await admin.put(`/users/${id}`, {
        version,
        name: 'Rina',
        email,
        username: null,
        departmentId: null,
      })
    ).status,
  ).toBe(200);
});

test('new work belongs at once to the branch that somebody chose among his own', async () => {
  const w = await world();
  const http = await api(w);
  const admin = await http.signIn('SYSADMIN');
  const branch = async (code: string) =>
    (await admin.post<{ id: string }>('/branches', { code, numberCode: code, name: code })).body;
  const [bandung, medan] = [await branch('BDG'), await branch('MDN')];
  const email = `cabang.${w.tenantId}@uji.test`;
  await seedUser(w.kernel, systemOf(w), {
    name: 'Cabang',
    email,
    password: PASSWORD,
    roles: ['SYSADMIN'],
    branchIds: [w.branchId, bandung.id],
  });
  const browser = http.client();
  const { body } = await browser.post<Session>('/session', { login: email, password: PASSWORD });
  expect(body.branches.map((one) => one.code)).toEqual(['HQ', 'BDG']);

  const moved = await browser.post<Session>('/session/place', { branchId: bandung.id });
  expect(moved.body.branch).toMatchObject({ code: 'BDG' });
  await browser.post('/departments', { code: 'GDG', name: 'Gudang' });
  expect(await w.rows('kernel.command_log', "command = 'tenancy.create_department'")).toMatchObject(
    [{ branch_id: bandung.id }],
  );
  expect((await browser.post('/session/place', { branchId: medan.id })).body).toMatchObject({
    code: 'identity.place_not_found',
  });
});
