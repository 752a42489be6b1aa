import { expect, test } from 'vitest';
import { api, world } from '@poros/testing';
import { getRole } from './get-role.ts';
import { listRoleChanges } from './list-role-changes.ts';

const READ = 'sales.order.read';
const CREATE = 'sales.order.create';

const NAMES = { nameId: 'Penjaga toko', nameEn: 'Shopkeeper', level: 60 };

type Grants = { permission: string; scope: 'own' | 'branch' | 'all' }[];
interface Story {
  readonly rows: { readonly byName: string; readonly changes: unknown[] }[];
}

async function shopkeeper(permissions: Grants) {
  const w = await world();
  const admin = await (await api(w)).signIn('SYSADMIN');
  const role = { ...NAMES, code: 'SHOP', permissions };
  const { id } = (await admin.post<{ id: string }>('/roles', role)).body;
  const change = (version: number, grants: Grants) =>
    admin.put(`/roles/${id}`, { version, ...NAMES, permissions: grants });
  const story = async () => (await admin.get<Story>(`/roles/${id}/changes`)).body.rows;
  return { w, id, change, story };
}

test('each change of a role tells what was given, taken away, widened and narrowed', async () => {
  const { change, story } = await shopkeeper([
    { permission: READ, scope: 'own' },
    { permission: CREATE, scope: 'branch' },
  ]);
  await change(1, [
    { permission: READ, scope: 'all' },
    { permission: CREATE, scope: 'own' },
  ]);
  await change(2, [{ permission: READ, scope: 'all' }]);

  const rows = await story();
  expect(new Set(rows.map((row) => row.byName))).toEqual(new Set(['Penguji SYSADMIN']));
  expect(rows.map((row) => row.changes)).toEqual([
    [{ permission: CREATE, from: 'own', to: null }],
    [
      { permission: CREATE, from: 'branch', to: 'own' },
      { permission: READ, from: 'own', to: 'all' },
    ],
    [
      { permission: CREATE, from: null, to: 'branch' },
      { permission: READ, from: null, to: 'own' },
    ],
  ]);
});

test('the story of a role is no business of another company', async () => {
  const { id: roleId, story } = await shopkeeper([{ permission: READ, scope: 'own' }]);
  const other = await world();

  expect((await other.run(listRoleChanges, { roleId })).rows).toEqual([]);
  expect(await story()).toHaveLength(1);
});

test('the last administrator cannot lose the role that may do everything, by any way', async () => {
  const w = await world();
  const admin = await (await api(w)).signIn('SYSADMIN');
  const { body: user } = await admin.get<{ version: number }>(`/users/${admin.userId}`);
  const none = await admin.put(`/users/${admin.userId}/roles`, {
    version: user.version,
    roleIds: [],
  });
  expect(none.body).toMatchObject({ code: 'identity.last_sysadmin' });

  const { body: roles } = await admin.get<{ rows: { id: string; version: number }[] }>(
    '/roles?search=SYSADMIN',
  );
  const [role] = roles.rows;
  const emptied = await admin.put(`/roles/${role!.id}`, {
    version: role!.version,
    ...NAMES,
    permissions: [],
  });
  expect(emptied.body).toMatchObject({ code: 'identity.role_fixed' });
  const gone = await admin.post(`/roles/${role!.id}/archival`, { version: role!.version });
  expect(gone.body).toMatchObject({ code: 'identity.role_is_system' });

  // He still may do everything; with a second administrator he may go.
  const { permissions } = await w.run(getRole, { roleId: role!.id });
  expect(permissions.length).toBeGreaterThan(50);
  await (await api(w)).signIn('SYSADMIN');
  const left = await admin.put(`/users/${admin.userId}/roles`, {
    version: user.version,
    roleIds: [],
  });
  expect(left.status).toBe(200);
});
