import { afterAll, beforeAll, expect, test } from 'vitest';
import { command, type Kernel } from '@poros/kernel';
import { Id, Type, object } from '@poros/kernel/shared';
import { settle } from '@poros/kernel/system';
import { modules } from '@poros/server/modules';
import { otherKernel, probe, systemUrl, world, type OtherKernel } from '@poros/testing';
import { getRecordHistory } from './get-record-history.ts';

let other: OtherKernel;
let kernel: Kernel;
beforeAll(async () => {
  other = await otherKernel({ modules: [...modules, probe()] });
  ({ kernel } = other);
});
afterAll(() => other.close());

/** Moves a document that exists only in the spine. */
const moveSaying = command({
  name: 'probe.move_saying',
  http: 'POST /probe/move',
  permission: 'signed_in',
  summary: 'Moves it.',
  input: object({ id: Id, from: Type.String(), to: Type.String(), reason: Type.String() }),
  output: object({}),
  async run(ctx, { id, from, to, reason }) {
    ctx.changed('probe.saying', id, { status: from }, { status: to });
    ctx.statusMoved({ entity: 'probe.saying', id, from: from || null, to, since: null, reason });
    await ctx.emit('probe.said', id, { text: to });
    return {};
  },
});

async function toldStory() {
  const w = await world({ kernel });
  const id = kernel.newId();
  await w.run(moveSaying, { id, from: '', to: 'draft', reason: '' });
  w.clock.forward(30);
  await w.run(moveSaying, { id, from: 'draft', to: 'approved', reason: 'urgent' });
  await settle(kernel, systemUrl(other.ownerUrl));
  return { w, id };
}

test('the story of a record tells who did what and from which status to which', async () => {
  const { w, id } = await toldStory();

  const { moments } = await w.run(getRecordHistory, { entityId: id });

  expect(moments).toMatchObject([
    {
      command: 'probe.move_saying',
      byId: w.actor.userId,
      events: ['probe.said'],
      moves: [{ from: 'draft', to: 'approved', reason: 'urgent' }],
    },
    { command: 'probe.move_saying', moves: [{ from: null, to: 'draft' }] },
  ]);
});

test('a story is told at once, before its events have their numbers', async () => {
  const w = await world({ kernel });
  const id = kernel.newId();
  await w.run(moveSaying, { id, from: '', to: 'draft', reason: '' });

  const reader = w.as({ permissions: ['probe.saying.read'] });
  expect((await reader.run(getRecordHistory, { entityId: id })).moments).toHaveLength(1);
});

test("who may see none of a record's events is told nothing of it", async () => {
  const { w, id } = await toldStory();
  const read = (options: Parameters<typeof w.as>[0]) =>
    w.as(options).run(getRecordHistory, { entityId: id });

  expect((await read({ permissions: [] })).moments).toEqual([]);
  expect(
    (
      await read({
        permissions: ['probe.saying.read'],
        scope: 'branch',
        branchIds: [kernel.newId()],
      })
    ).moments,
  ).toEqual([]);
  expect((await read({ permissions: ['probe.saying.read'], scope: 'own' })).moments).toEqual([]);
  expect(
    (await read({ permissions: ['probe.saying.read'], scope: 'branch' })).moments,
  ).toHaveLength(2);
  expect((await read({ permissions: ['admin.audit.view'] })).moments).toHaveLength(2);
});

test("another tenant's record has no story", async () => {
  const { id } = await toldStory();
  const stranger = await world({ kernel });

  expect((await stranger.run(getRecordHistory, { entityId: id })).moments).toEqual([]);
});
