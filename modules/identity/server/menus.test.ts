import { expect, test } from 'vitest';
import { api, world, type HttpUser, type World } from '@poros/testing';
import type { RoleMenu, Session } from '@poros/identity/shared';

const pathsOf = async (user: HttpUser) =>
  (await user.get<Session>('/session')).body.menu.map((entry) => entry.path);

async function office(w: World) {
  const http = await api(w);
  const admin = await http.signIn('SYSADMIN');
  const roleId = async (code: string) =>
    (await admin.get<{ rows: { id: string }[] }>(`/roles?search=${code}`)).body.rows[0]!.id;
  const menu = async (code: string) =>
    (await admin.get<RoleMenu>(`/roles/${await roleId(code)}/menu`)).body;
  async function arrange(code: string, entries: { path: string; isHidden?: boolean }[] | null) {
    const { roleId: id, version } = await menu(code);
    return admin.put(`/roles/${id}/menu`, { version, entries });
  }
  return { http, admin, menu, arrange };
}

test('a hidden entry leaves the menu of the role and takes no right away', async () => {
  const w = await world();
  const { http, arrange } = await office(w);
  const seller = await http.signIn('STAFF_SALES');
  expect(await pathsOf(seller)).toContain('/sales/orders');

  expect((await arrange('STAFF_SALES', [{ path: '/sales/orders', isHidden: true }])).status).toBe(
    200,
  );

  expect(await pathsOf(seller)).not.toContain('/sales/orders');
  expect((await seller.get('/sales/orders')).status).toBe(200);
});

test('showing an entry gives no right: without the right it is in no menu', async () => {
  const w = await world();
  const { http, menu, arrange } = await office(w);
  const seller = await http.signIn('STAFF_SALES');

  expect((await arrange('STAFF_SALES', [{ path: '/admin/users' }])).status).toBe(200);

  expect(await pathsOf(seller)).not.toContain('/admin/users');
  expect((await seller.get('/users')).status).toBe(403);
  const { entries } = await menu('STAFF_SALES');
  expect(entries.find((entry) => entry.path === '/admin/users')).toMatchObject({
    isAllowed: false,
    isHidden: false,
  });
});

test('entries stand in the wished order, the rest behind them; giving it back restores Poros', async () => {
  const w = await world();
  const { http, arrange } = await office(w);
  const seller = await http.signIn('STAFF_SALES');
  const before = await pathsOf(seller);
  const last = before.at(-1)!;

  await arrange('STAFF_SALES', [{ path: last }]);
  expect(await pathsOf(seller)).toEqual([last, ...before.slice(0, -1)]);

  await arrange('STAFF_SALES', null);
  expect(await pathsOf(seller)).toEqual(before);
});

test('who has two roles sees what either of them shows', async () => {
  const w = await world();
  const { http, arrange } = await office(w);
  const both = await http.signIn('STAFF_SALES', 'MANAGER_SALES');

  await arrange('STAFF_SALES', [{ path: '/sales/orders', isHidden: true }]);
  await arrange('MANAGER_SALES', [{ path: '/sales/orders' }]);
  expect(await pathsOf(both)).toContain('/sales/orders');

  await arrange('MANAGER_SALES', [{ path: '/sales/orders', isHidden: true }]);
  expect(await pathsOf(both)).not.toContain('/sales/orders');
});

test('a page that no module has, or one named twice, is refused', async () => {
  const { arrange } = await office(await world());
  const refused = { code: 'identity.menu_unknown' };

  expect((await arrange('STAFF_SALES', [{ path: '/no/page' }])).body).toMatchObject(refused);
  const twice = [{ path: '/sales/orders' }, { path: '/sales/orders' }];
  expect((await arrange('STAFF_SALES', twice)).body).toMatchObject(refused);
});

test('the menu of a role above the own one is left alone', async () => {
  const w = await world();
  const { menu } = await office(w);
  const { arrangeMenu } = await import('./arrange-menu.ts');
  const { roleId, version } = await menu('DIRECTOR');
  const weak = w.as({ permissions: ['identity.role.manage'] });

  expect(await weak.refused(arrangeMenu, { roleId, version, entries: [] })).toBe(
    'identity.role_above',
  );
});
