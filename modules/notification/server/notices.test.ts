import { expect, test } from 'vitest';
import { sql } from '@poros/kernel';
import { employee, world, type World } from '@poros/testing';
import { countNotices } from './count-notices.ts';
import { forgetRead } from './forget-read.ts';
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

test('what was read half a year ago is forgotten; the unread and the younger stay', async () => {
  const w = await world();
  const manager = await employee(w, 'Budi', 'MANAGER_SALES');
  const aged = async (decider: string, days: number, isRead: boolean) => {
    await tell(w, { to: [manager.userId], details: { decider } });
    const [newest] = (await manager.run(listNotices, { limit: 1 })).rows;
    if (isRead) await manager.run(markNotices, { noticeIds: [newest!.id], isRead });
    await w.within(async (ctx) =>
      ctx.write(sql`update notification.notice
        set noticed_at = noticed_at - make_interval(days => ${days}::integer)
        where tenant_id = ${w.tenantId} and id = ${newest!.id}`),
    );
  };
  await aged('lama, dibaca', 181, true);
  await aged('lama, belum dibaca', 400, false);
  await aged('muda, dibaca', 179, true);
  await w.within(async (ctx) => {
    const messageId = ctx.newId();
    ctx.write(sql`insert into notification.message (tenant_id, id, user_id, channel, state, written_at)
      values (${w.tenantId}, ${messageId}, ${manager.userId}, 'email', 'sent', ${ctx.now.toISOString()})`);
    ctx.write(sql`insert into notification.message_notice (tenant_id, notice_id, target_id, message_id)
      select tenant_id, id, user_id, ${messageId} from notification.notice
      where tenant_id = ${w.tenantId}`);
  });

  expect((await forgetRead(w.kernel)).notices).toBeGreaterThan(0);

  const { rows } = await manager.run(listNotices, {});
  expect(rows.map((one) => one.details['decider'])).toEqual(['muda, dibaca', 'lama, belum dibaca']);
  expect(await w.rows('notification.message_notice')).toHaveLength(2);
});
