import { expect, test } from 'vitest';
import { askedOrder, toldTo } from '@poros/testing/asked-order';
import { employee, perform, settled } from '@poros/testing';

test('who follows an order hears that it moved on; who moved it and who left do not', async () => {
  const asked = await askedOrder();
  const { w, manager, order } = asked;
  const follower = await employee(w, 'Rina', 'MANAGER_SALES');
  const former = await employee(w, 'Tono', 'MANAGER_SALES');
  const record = { entity: 'sales.order', recordId: order.id };
  await perform(follower, w, 'desk.watch_record', { ...record, isWatching: true });
  await perform(manager, w, 'desk.watch_record', { ...record, isWatching: true });
  await perform(former, w, 'desk.watch_record', { ...record, isWatching: true });
  await perform(former, w, 'desk.watch_record', { ...record, isWatching: false });

  await perform(manager, w, 'sales.approve_order', { orderId: order.id, version: 2 });
  await settled(w);

  const moved = async (userId: string) =>
    (await toldTo(asked, userId)).filter((kind) => kind === 'desk.record_moved');
  expect(await moved(follower.userId)).toHaveLength(1);
  expect(await moved(manager.userId)).toEqual([]);
  expect(await moved(former.userId)).toEqual([]);
  expect(await w.rows('notification.notice', "kind = 'desk.record_moved'")).toMatchObject([
    { label: order.number, details: { because: 'sales.status.approved' } },
  ]);
});
