import { expect, test } from 'vitest';
import { api, world, type World } from '@poros/testing';
import { changeComment } from './change-comment.ts';
import { getDiscussion } from './get-discussion.ts';
import { listReaders } from './list-readers.ts';
import { removeComment } from './remove-comment.ts';
import { watchRecord } from './watch-record.ts';
import { writeComment } from './write-comment.ts';

const branch = (w: World) => ({ entity: 'tenancy.branch', recordId: w.branchId });
const saidEvents = (w: World) =>
  w.rows<{ payload: { mentionedIds: string[]; watcherIds: string[]; text: string } }>(
    'kernel.event_pending',
    "type = 'desk.comment_written'",
  );

test('a comment is read by everybody who sees the record and by nobody else', async () => {
  const w = await world();
  await w.run(writeComment, { ...branch(w), body: 'Cabang ini pindah bulan depan.' });

  const reader = w.as({ permissions: ['tenancy.branch.read'] });
  const stranger = w.as({ permissions: ['desk.comment.write'] });

  expect((await reader.run(getDiscussion, branch(w))).comments).toMatchObject([
    { body: 'Cabang ini pindah bulan depan.', authorId: w.actor.userId, mayChange: false },
  ]);
  expect(await stranger.refused(getDiscussion, branch(w))).toBe('kernel.not_found');
  expect(await stranger.refused(writeComment, { ...branch(w), body: 'Halo' })).toBe(
    'kernel.not_found',
  );
});

test("another tenant's record cannot be talked about", async () => {
  const [w, other] = [await world(), await world()];

  expect(await other.refused(writeComment, { ...branch(w), body: 'Halo' })).toBe(
    'kernel.not_found',
  );
});

test('a mention reaches people who may see the record, and only them', async () => {
  const w = await world();
  const { userId: auditor } = await (await api(w)).user('READONLY');
  const { userId: operator } = await (await api(w)).user('OPERATOR');

  const { people } = await w.run(listReaders, { ...branch(w), search: 'penguji' });
  expect(people.map((one) => one.id)).toEqual([auditor]);
  expect(
    await w.refused(writeComment, { ...branch(w), body: '@Penguji', mentionedIds: [operator] }),
  ).toBe('desk.mention_out_of_reach');

  await w.run(writeComment, { ...branch(w), body: '@Penguji', mentionedIds: [auditor] });
  expect((await saidEvents(w)).map((one) => one.payload.mentionedIds)).toEqual([[auditor]]);
});

test('who writes follows the record until he says no, and is not told of himself', async () => {
  const w = await world();
  const { userId } = await (await api(w)).user('READONLY');
  const first = w.as({ permissions: ['tenancy.branch.read', 'desk.comment.write'], userId });
  await first.run(writeComment, { ...branch(w), body: 'Saya ikut memantau.' });
  expect((await first.run(getDiscussion, branch(w))).isWatching).toBe(true);

  await w.run(writeComment, { ...branch(w), body: 'Baik.' });
  await first.run(watchRecord, { ...branch(w), isWatching: false });
  await first.run(writeComment, { ...branch(w), body: 'Terakhir dari saya.' });
  await w.run(writeComment, { ...branch(w), body: 'Sampai jumpa.' });

  expect((await saidEvents(w)).map((one) => one.payload.watcherIds)).toEqual([
    [],
    [userId],
    [],
    [],
  ]);
});

test('one changes and takes back what he wrote himself, and the audit trail keeps how it was', async () => {
  const w = await world();
  const { id: commentId } = await w.run(writeComment, { ...branch(w), body: 'Harga naik 5 %' });
  const other = w.as({ permissions: ['tenancy.branch.read', 'desk.comment.write'] });
  const change = { commentId, version: 1, body: 'Harga naik 6 %' };

  expect(await other.refused(changeComment, change)).toBe('desk.comment_not_yours');
  expect(await other.refused(removeComment, { commentId, version: 1 })).toBe(
    'desk.comment_not_yours',
  );
  await w.run(changeComment, change);
  await w.run(removeComment, { commentId, version: 2 });

  expect((await w.run(getDiscussion, branch(w))).comments).toEqual([]);
  const trail = await w.rows<{ changes: unknown }>(
    'kernel.command_log',
    "command = 'desk.change_comment' and verdict = 'done'",
  );
  expect(JSON.stringify(trail)).toContain('Harga naik 5 %');
});

test('a comment is as it was a day after it was written', async () => {
  const w = await world();
  const { id: commentId } = await w.run(writeComment, { ...branch(w), body: 'Setuju' });
  w.clock.forward(24 * 60 + 1);

  expect(await w.refused(changeComment, { commentId, version: 1, body: 'Tidak setuju' })).toBe(
    'desk.comment_too_old',
  );
});
