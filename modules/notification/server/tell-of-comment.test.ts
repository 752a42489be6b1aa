import { expect, test } from 'vitest';
import { toldTo } from '@poros/testing/asked-order';
import { employee, perform, settled, trading, world } from '@poros/testing';

test('who is mentioned in a comment and who follows the record are told, the author is not', async () => {
  const w = await world();
  const { customerId } = await trading(w, { a: { price: '1000' } });
  const author = await employee(w, 'Sari', 'MANAGER_SALES');
  const mentioned = await employee(w, 'Budi', 'MANAGER_SALES');
  const watcher = await employee(w, 'Rina', 'MANAGER_SALES');
  const record = { entity: 'party.customer', recordId: customerId };
  await perform(watcher, w, 'desk.watch_record', { ...record, isWatching: true });

  await perform(author, w, 'desk.write_comment', {
    ...record,
    body: 'Tolong cek, @Budi',
    mentionedIds: [mentioned.userId],
  });
  await settled(w);

  expect(await toldTo({ w }, mentioned.userId)).toEqual(['notification.mentioned']);
  expect(await toldTo({ w }, watcher.userId)).toEqual(['notification.commented']);
  expect(await toldTo({ w }, author.userId)).toEqual([]);
});
