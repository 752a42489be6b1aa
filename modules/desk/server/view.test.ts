import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { sql } from '@poros/kernel';
import { world, type Person, type World } from '@poros/testing';
import { changeView } from './change-view.ts';
import { createView } from './create-view.ts';
import { getListViews } from './get-list-views.ts';
import { removeView } from './remove-view.ts';
import { restoreView } from './restore-view.ts';
import { setListLayout } from './set-list-layout.ts';

const list = 'sales.list_orders';
const look = { list, address: 'where=total.ge.1000000&sort=-total', layout: null };
const layout = { columns: [{ id: 'number', isShown: true, width: 180 }], isFirstFrozen: true };

const namesFor = async (person: Person) =>
  (await person.run(getListViews, { list })).views.map((view) => view.name);

test('a view of one’s own is seen by nobody else', async () => {
  const w = await world();
  const other = w.as({ permissions: [] });
  await w.run(createView, { ...look, name: 'Besar' });

  expect(await namesFor(w)).toEqual(['Besar']);
  expect(await namesFor(other)).toEqual([]);
});

test('a view for everyone needs the right to share', async () => {
  const w = await world();
  const plain = w.as({ permissions: [] });
  const sharer = w.as({ permissions: ['desk.view.share'] });
  const shared = { ...look, name: 'Semua', audience: 'everyone' as const };

  expect(await plain.refused(createView, shared)).toBe('desk.view_not_shareable');
  const { id } = await plain.run(createView, { ...shared, audience: 'me' });
  expect(await plain.refused(changeView, { viewId: id, version: 1, audience: 'everyone' })).toBe(
    'desk.view_not_shareable',
  );
  await sharer.run(createView, shared);
  expect(await namesFor(w)).toEqual(['Semua']);
});

test('a view for a role is seen by those who hold it', async () => {
  const w = await world();
  const [role] = await w.rows<{ id: string }>('identity.role', `code = 'STAFF_SALES'`);
  const roleId = role?.id ?? '';
  const member = w.as({ permissions: [], userId: await userWith(w, roleId) });
  const stranger = w.as({ permissions: [] });
  await w.run(createView, { ...look, name: 'Tim', audience: 'role', roleId });

  expect(await namesFor(member)).toEqual(['Tim']);
  expect(await namesFor(stranger)).toEqual([]);
  expect(
    await w.refused(createView, { ...look, name: 'X', audience: 'role', roleId: randomUUID() }),
  ).toBe('desk.view_role_not_found');
});

/** Someone who holds a role, as rows alone. */
async function userWith(w: World, roleId: string): Promise<string> {
  const userId = randomUUID();
  await w.within(async (ctx) => {
    ctx.write(sql`insert into identity.app_user (tenant_id, id, kind, name)
      values (${ctx.tenantId}, ${userId}, 'client', 'Anggota')`);
    ctx.write(sql`insert into identity.user_role (tenant_id, user_id, role_id)
      values (${ctx.tenantId}, ${userId}, ${roleId})`);
  });
  return userId;
}

test('someone else’s shared view changes only with the right to share', async () => {
  const w = await world();
  const { id } = await w.run(createView, { ...look, name: 'Semua', audience: 'everyone' });
  const reader = w.as({ permissions: [] });
  const sharer = w.as({ permissions: ['desk.view.share'] });
  const rename = { viewId: id, version: 1, name: 'Lain' };

  expect(await reader.refused(changeView, rename)).toBe('desk.view_not_yours');
  await sharer.run(changeView, rename);
  expect(await namesFor(reader)).toEqual(['Lain']);
});

test('two views of one list cannot bear one name, and another list may', async () => {
  const w = await world();
  await w.run(createView, { ...look, name: 'Besar' });

  expect(await w.refused(createView, { ...look, name: 'besar' })).toBe('desk.view_name_taken');
  await w.run(createView, { ...look, list: 'party.list_customers', name: 'Besar' });
});

test('a removed view comes back as it was', async () => {
  const w = await world();
  const { id } = await w.run(createView, { ...look, layout, name: 'Besar' });
  await w.run(removeView, { viewId: id, version: 1 });
  expect(await namesFor(w)).toEqual([]);
  expect(await w.refused(removeView, { viewId: id, version: 2 })).toBe('desk.view_not_found');

  await w.run(restoreView, { viewId: id, version: 2 });

  const { views } = await w.run(getListViews, { list });
  expect(views[0]).toMatchObject({ name: 'Besar', layout, address: look.address, version: 3 });
});

test('columns and the first view are kept for each person, each by itself', async () => {
  const w = await world();
  await w.run(setListLayout, { list, layout });
  await w.run(setListLayout, { list, defaultView: 'late' });

  expect(await w.run(getListViews, { list })).toMatchObject({ layout, defaultView: 'late' });
  await w.run(setListLayout, { list, layout: null });
  expect(await w.run(getListViews, { list })).toMatchObject({ layout: null, defaultView: 'late' });
  const other = await w.as({ permissions: [] }).run(getListViews, { list });
  expect(other).toMatchObject({ layout: null, defaultView: null });
});
