import { expect, test } from 'vitest';
import { api } from '@poros/testing';
import { check, look, office, rowsOf, run, send, work } from '@poros/testing/import-desk';

const HEADS = 'E-mail;Nama depan;Nama belakang;Peran;Cabang;Bahasa';
const file = (...rows: string[]) => Buffer.from([HEADS, ...rows].join('\r\n'));

test('people come in by a file with role and branch, and nobody signs in before a password is set', async () => {
  const at = await office();
  const email = `${at.user.userId}@berkas.test`;
  const id = await send(
    at,
    'identity.user',
    file(`${email};Dewi;Lestari;STAFF_SALES;HQ;id`, 'dua@berkas.test;Dua;;PENJUAL;HQ;id'),
  );
  const checked = await check(at, id);
  expect(checked.counts).toMatchObject({ new: 1, error: 1 });
  const [wrong] = await rowsOf(at, id, 'error');
  expect(wrong?.problems.map((one) => one.field)).toEqual(['roleId']);

  await run(at, id);

  const [user] = await at.w.rows<{ id: string; name: string }>(
    'identity.app_user',
    `email = '${email}'`,
  );
  expect(user).toMatchObject({ name: 'Dewi Lestari' });
  const client = (await api(at.w)).client();
  const tried = await client.post('/session', { login: email, password: 'apa saja boleh 1' });
  expect(tried.status).toBe(401);
  const set = await at.user.post(`/users/${user?.id}/password`, {
    password: 'teh manis tiga gelas',
  });
  expect(set.status, JSON.stringify(set.body)).toBe(200);
  const signed = await client.post('/session', {
    login: email,
    password: 'teh manis tiga gelas',
    newPassword: 'kopi pahit empat cangkir',
  });
  expect(signed.status, JSON.stringify(signed.body)).toBe(200);
});

test('nobody gives by a file what he could not give by hand', async () => {
  const at = await office();
  const clerk = { w: at.w, user: await (await api(at.w)).signIn('READONLY') };
  const refused = await clerk.user.upload(
    '/imports/files?kind=identity.user&name=a.csv',
    file('x@berkas.test;X;Y;SYSADMIN;HQ;id'),
  );
  expect(refused).toMatchObject({ status: 403, body: { code: 'kernel.permission_missing' } });

  const role = await at.user.post<{ id: string }>('/roles', {
    code: 'HR',
    nameId: 'SDM',
    nameEn: 'HR',
    level: 60,
    permissions: [
      { permission: 'identity.user.create', scope: 'all' },
      { permission: 'integration.import.create', scope: 'own' },
      { permission: 'integration.import.read', scope: 'own' },
    ],
  });
  expect(role.status, JSON.stringify(role.body)).toBe(200);
  const [one] = await at.w.rows<{ version: number }>(
    'identity.app_user',
    `id = '${clerk.user.userId}'`,
  );
  await at.user.put(`/users/${clerk.user.userId}/roles`, {
    version: one?.version,
    roleIds: [role.body.id],
  });
  const id = await send(
    clerk,
    'identity.user',
    file(`x${at.user.userId}@a.test;X;Y;SYSADMIN;HQ;id`, `y${at.user.userId}@a.test;Y;Z;HR;HQ;id`),
  );
  expect((await check(clerk, id)).counts).toMatchObject({ new: 1, error: 1 });
  const [wrong] = await rowsOf(clerk, id, 'error');
  expect(wrong?.problems.map((problem) => problem.field)).toEqual(['roleId']);
});

test('users that are taken back lose their access, and come back with the same file', async () => {
  const at = await office();
  const email = `${at.user.userId}@kembali.test`;
  const users = file(`${email};Rudi;;STAFF_WH;HQ;id`);
  const id = await send(at, 'identity.user', users);
  await check(at, id);
  const { version } = await run(at, id);
  await at.user.post(`/imports/${id}/reversal`, { version });
  await work(at, id);
  expect((await look(at, id)).counts).toMatchObject({ reversed: 1, kept: 0 });
  expect(await at.w.rows('identity.app_user', `email = '${email}' and is_active`)).toHaveLength(0);

  const again = await send(at, 'identity.user', users);
  expect((await check(at, again)).counts).toMatchObject({ update: 1 });
  await run(at, again);
  expect(await at.w.rows('identity.app_user', `email = '${email}' and is_active`)).toHaveLength(1);
});
