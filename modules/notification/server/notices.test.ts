import { expect, test } from 'vitest';
import { employee, world, type World } from '@poros/testing';
import { countNotices } from './count-notices.ts';
import { getOwnPreferences } from './get-own-preferences.ts';
import { listNotices } from './list-notices.ts';
import { markNotices } from './mark-notices.ts';
import { notify, type Notice } from './notify.ts';
import { setOwnPreferences } from './set-own-preferences.ts';

const tell = (w: World, notice: Partial<Notice>) =>
  w.within((ctx) => notify(ctx, { kind: 'approval.approved', to: [], ...notice }));

test('people are told once each, by name or by right, except whoever did it', async () => {
  const w = await world();
  const [manager, second] = [
    await employee(w, 'Budi', 'MANAGER_SALES'),
    await employee(w, 'Rina', 'MANAGER_SALES'),
  ];
  const staff = await employee(w, 'Sari', 'STAFF_WH');

  await tell(w, {
    to: { permission: 'sales.order.approve', branchId: w.branchId },
    except: second.userId,
  });
  await tell(w, { to: [manager.userId, manager.userId] });

  expect(await manager.run(countNotices, {})).toEqual({ unread: 2 });
  expect(await second.run(countNotices, {})).toEqual({ unread: 0 });
  expect(await staff.run(countNotices, {})).toEqual({ unread: 0 });
});

test('one reads, marks and counts one’s own notices and nobody else’s', async () => {
  const w = await world();
  const manager = await employee(w, 'Budi', 'MANAGER_SALES');
  const other = await employee(w, 'Rina', 'MANAGER_SALES');
  await tell(w, { to: [manager.userId], details: { decider: 'Dewi' } });
  await tell(w, { to: [manager.userId], kind: 'notification.work_failed' });
  const { rows } = await manager.run(listNotices, {});
  expect(rows.map((one) => one.kind)).toEqual(['notification.work_failed', 'approval.approved']);

  const noticeIds = [rows[1]!.id];
  expect(await other.run(markNotices, { noticeIds, isRead: true })).toEqual({ marked: 0 });
  expect(await manager.run(markNotices, { noticeIds, isRead: true })).toEqual({ marked: 1 });
  expect((await manager.run(listNotices, { isUnread: true })).rows).toHaveLength(1);
  expect((await manager.run(listNotices, { module: 'approval' })).rows).toHaveLength(1);
  expect((await manager.run(listNotices, { search: 'dewi' })).rows).toHaveLength(1);
  expect(await manager.run(markNotices, { isRead: true })).toEqual({ marked: 1 });
  expect(await manager.run(countNotices, {})).toEqual({ unread: 0 });
  expect((await other.run(listNotices, {})).rows).toEqual([]);
});

test('a list of notices is read page by page without losing one', async () => {
  const w = await world();
  const manager = await employee(w, 'Budi', 'MANAGER_SALES');
  for (let n = 0; n < 5; n += 1) await tell(w, { to: [manager.userId] });

  const first = await manager.run(listNotices, { limit: 3 });
  const second = await manager.run(listNotices, { limit: 3, after: first.next! });

  expect(new Set([...first.rows, ...second.rows].map((one) => one.id)).size).toBe(5);
  expect([first.total, second.next]).toEqual([5, null]);
});

test('a person chooses for each kind; a kind he turned off no longer rings', async () => {
  const w = await world();
  const manager = await employee(w, 'Budi', 'MANAGER_SALES');
  const said = { quietFrom: '21:00', quietTo: '06:00', dailyAt: '08:00' };
  const off = { kind: 'approval.approved', isShown: false, email: 'off', isPushed: false } as const;
  await manager.run(setOwnPreferences, { ...said, kinds: [off] });

  await tell(w, { to: [manager.userId] });
  expect(await manager.run(countNotices, {})).toEqual({ unread: 0 });
  const kept = await manager.run(getOwnPreferences, {});
  expect(kept).toMatchObject(said);
  expect(kept.kinds.find((one) => one.kind === 'approval.approved')).toEqual(off);
  expect(kept.kinds.find((one) => one.kind === 'approval.asked')).toMatchObject({
    email: 'at_once',
    isPushed: true,
  });
  expect(
    await manager.refused(setOwnPreferences, { ...said, kinds: [{ ...off, kind: 'x.y' }] }),
  ).toBe('notification.kind_unknown');
  expect(await manager.refused(setOwnPreferences, { ...said, quietTo: null, kinds: [] })).toBe(
    'notification.quiet_half',
  );
});
