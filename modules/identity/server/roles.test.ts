import { expect, test } from 'vitest';
import { rowsOf, sql } from '@poros/kernel';
import { syncDefaultRoles } from '@poros/identity';
import { PASSWORD, api, otherKernel, probe, world, type HttpUser } from '@poros/testing';
import { modules } from '@poros/server/modules';
import { defaultRoles, scopeByDefault } from './default-roles.ts';

interface Rows<T> {
  readonly rows: T[];
}

interface Role {
  readonly id: string;
  readonly version: number;
  readonly level: number;
  readonly isFixed: boolean;
  readonly nameId: string;
  readonly nameEn: string;
  readonly permissions: { readonly permission: string; readonly scope: string }[];
}

async function role(admin: HttpUser, code: string): Promise<Role> {
  const { body } = await admin.get<Rows<{ id: string }>>(`/roles?search=${code}`);
  return (await admin.get<Role>(`/roles/${body.rows[0]!.id}`)).body;
}

const changed = ({ version, nameId, nameEn, level, permissions }: Role, by: object = {}) => ({
  version,
  nameId,
  nameEn,
  level,
  permissions,
  ...by,
});

test('a new company begins with nine roles made of what every module says', async () => {
  const w = await world();
  const admin = await (await api(w)).signIn('SYSADMIN');
  const { body } =
    await admin.get<Rows<{ code: string; level: number; isSystem: boolean }>>('/roles');

  expect(body.rows.map((one) => one.code).sort()).toEqual(
    defaultRoles.map((one) => one.code).sort(),
  );
  expect(body.rows.map((one) => one.level)).toEqual([1, 5, 10, 10, 50, 50, 50, 80, 99]);
  expect(body.rows.every((one) => one.isSystem)).toBe(true);
  const all = [...w.kernel.registry.permissions.values()];
  for (const { code } of defaultRoles) {
    const wanted = all.flatMap((one) => {
      const scope = scopeByDefault(code, one);
      return scope ? [{ permission: one.name, scope }] : [];
    });
    const { permissions } = await role(admin, code);
    expect(permissions).toEqual(wanted.sort((a, b) => (a.permission < b.permission ? -1 : 1)));
  }
});

test('SYSADMIN holds every right of the company, readers every read', () => {
  const create = { name: 'x.y.create', code: 'X.CREATE', roles: { STAFF_WH: 'branch' } } as const;
  const read = { name: 'x.y.read', code: 'X.READ' } as const;
  const platform = { name: 'tenancy.tenant.create', code: 'PLATFORM.TENANT.CREATE' } as const;

  expect(scopeByDefault('SYSADMIN', create)).toBe('all');
  expect(scopeByDefault('STAFF_WH', create)).toBe('branch');
  expect(scopeByDefault('READONLY', create)).toBeUndefined();
  expect([scopeByDefault('READONLY', read), scopeByDefault('DIRECTOR', read)]).toEqual([
    'all',
    'all',
  ]);
  expect(scopeByDefault('OPERATOR', read)).toBeUndefined();
  expect(scopeByDefault('SYSADMIN', platform)).toBeUndefined();
});

test('a role is made of chosen rights with their reach, changed and archived', async () => {
  const http = await api(await world());
  const admin = await http.signIn('SYSADMIN');
  const made = await admin.post<{ id: string }>('/roles', {
    code: 'GUDANG_2',
    nameId: 'Gudang Dua',
    nameEn: 'Second Warehouse',
    level: 60,
    permissions: [{ permission: 'tenancy.branch.read', scope: 'branch' }],
  });
  const before = await role(admin, 'GUDANG_2');
  expect(before).toMatchObject({
    id: made.body.id,
    isFixed: false,
    level: 60,
    permissions: [{ permission: 'tenancy.branch.read', scope: 'branch' }],
  });

  await admin.put(
    `/roles/${made.body.id}`,
    changed(before, { permissions: [{ permission: 'tenancy.branch.read', scope: 'all' }] }),
  );
  expect((await role(admin, 'GUDANG_2')).permissions).toEqual([
    { permission: 'tenancy.branch.read', scope: 'all' },
  ]);
  expect((await admin.post(`/roles/${made.body.id}/archival`, { version: 2 })).status).toBe(200);
  expect((await admin.get(`/roles/${made.body.id}`)).status).toBe(404);
});

test('a role somebody has is not archived, nor one of the nine', async () => {
  const http = await api(await world());
  const admin = await http.signIn('SYSADMIN');
  const made = await admin.post<{ id: string }>('/roles', {
    code: 'SATU',
    nameId: 'Satu',
    nameEn: 'One',
    level: 60,
    permissions: [],
  });
  const { userId } = await http.user();
  await admin.put(`/users/${userId}/roles`, { version: 1, roleIds: [made.body.id] });

  expect((await admin.post(`/roles/${made.body.id}/archival`, { version: 1 })).body).toMatchObject({
    code: 'identity.role_in_use',
    details: { count: 1 },
  });
  const reader = await role(admin, 'READONLY');
  expect((await admin.post(`/roles/${reader.id}/archival`, { version: 1 })).body).toMatchObject({
    code: 'identity.role_is_system',
  });
});

test("the system administrator's role cannot be changed", async () => {
  const admin = await (await api(await world())).signIn('SYSADMIN');
  const fixed = await role(admin, 'SYSADMIN');

  expect(fixed.isFixed).toBe(true);
  expect(
    (await admin.put(`/roles/${fixed.id}`, changed(fixed, { permissions: [] }))).body,
  ).toMatchObject({ code: 'identity.role_fixed' });
});

test('nobody puts more into a role than he holds, nor makes one above himself', async () => {
  const http = await api(await world());
  const admin = await http.signIn('SYSADMIN');
  const deputy = await admin.post<{ id: string }>('/roles', {
    code: 'WAKIL',
    nameId: 'Wakil',
    nameEn: 'Deputy',
    level: 20,
    permissions: [
      { permission: 'identity.role.manage', scope: 'all' },
      { permission: 'identity.role.read', scope: 'all' },
      { permission: 'tenancy.branch.read', scope: 'branch' },
    ],
  });
  const user = await http.user();
  await admin.put(`/users/${user.userId}/roles`, { version: 1, roleIds: [deputy.body.id] });
  const clerk = { ...http.client(), ...user };
  await clerk.post('/session', { login: user.email, password: PASSWORD });
  const make = async (permissions: object[], level = 30) =>
    (
      await clerk.post('/roles', {
        code: `R${level}`,
        nameId: 'R',
        nameEn: 'R',
        level,
        permissions,
      })
    ).body;

  expect(await make([{ permission: 'identity.user.create', scope: 'all' }])).toMatchObject({
    code: 'identity.right_not_held',
  });
  expect(await make([{ permission: 'tenancy.branch.read', scope: 'all' }])).toMatchObject({
    code: 'identity.right_not_held',
  });
  expect(await make([{ permission: 'tenancy.branch.read', scope: 'own' }], 10)).toMatchObject({
    code: 'identity.role_above',
  });
  expect(await make([{ permission: 'tenancy.branch.read', scope: 'branch' }])).toMatchObject({
    version: 1,
  });
  // His own role he may not widen either, nor lift above himself.
  const own = await role(clerk, 'WAKIL');
  expect(
    (
      await clerk.put(
        `/roles/${own.id}`,
        changed(own, {
          permissions: [...own.permissions, { permission: 'identity.user.create', scope: 'own' }],
        }),
      )
    ).body,
  ).toMatchObject({ code: 'identity.right_not_held' });
  expect((await clerk.put(`/roles/${own.id}`, changed(own, { level: 1 }))).body).toMatchObject({
    code: 'identity.role_above',
  });
  const reader = await role(clerk, 'DIRECTOR');
  expect(
    (await clerk.put(`/roles/${reader.id}`, changed(reader, { permissions: [] }))).body,
  ).toMatchObject({ code: 'identity.role_above' });
});

test('rights of the installation and rights nobody declares are in no role', async () => {
  const admin = await (await api(await world())).signIn('SYSADMIN');
  for (const permission of ['tenancy.tenant.create', 'no.such.right'])
    expect(
      (
        await admin.post('/roles', {
          code: 'X',
          nameId: 'X',
          nameEn: 'X',
          level: 50,
          permissions: [{ permission, scope: 'all' }],
        })
      ).body,
    ).toMatchObject({ code: 'identity.permission_unknown' });
  const { body } = await admin.get<Rows<{ name: string; mine: string | null }>>('/permissions');
  expect(body.rows.map((row) => row.name)).not.toContain('tenancy.tenant.create');
  expect(body.rows.every((row) => row.mine === 'all')).toBe(true);
});

test('the next start gives roles what is newly declared, not what was taken away', async () => {
  const w = await world();
  const admin = await (await api(w)).signIn('SYSADMIN');
  const reader = await role(admin, 'READONLY');
  await admin.put(
    `/roles/${reader.id}`,
    changed(reader, {
      permissions: reader.permissions.filter((one) => one.permission !== 'tenancy.branch.read'),
    }),
  );
  const newer = await otherKernel({ modules: [...modules, probe()] });
  try {
    expect(await syncDefaultRoles(newer.kernel)).toBeGreaterThan(0);
    expect(await syncDefaultRoles(newer.kernel)).toBe(0);
  } finally {
    await newer.close();
  }

  const after = await role(admin, 'READONLY');
  expect(after.permissions.map((one) => one.permission)).toContain('probe.saying.read');
  expect(after.permissions.map((one) => one.permission)).not.toContain('tenancy.branch.read');
  expect((await role(admin, 'SYSADMIN')).permissions.map((one) => one.permission)).toContain(
    'probe.saying.read',
  );
  expect((await role(admin, 'OPERATOR')).permissions.map((one) => one.permission)).not.toContain(
    'probe.saying.read',
  );
});

test('no company sees the accounts that do not work for it', async () => {
  const [w, other] = [await world(), await world()];
  await (await api(w)).user();
  const mine = await w.rows<{ home_tenant_id: string }>('identity.account');
  expect(mine.map((row) => row.home_tenant_id)).toEqual([w.tenantId]);
  expect(await other.rows('identity.account')).toEqual([]);
  // Negative control: the rows are there, for the system that looks a log-in up.
  const [all] = await rowsOf<{ count: number }>(
    w.kernel.systemPool,
    sql`select count(*)::integer as count from identity.account`,
  );
  expect(all!.count).toBeGreaterThan(1);
});
