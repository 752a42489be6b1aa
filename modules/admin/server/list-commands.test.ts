import { afterAll, beforeAll, expect, test } from 'vitest';
import { command, refuse, type Kernel } from '@poros/kernel';
import { Id, Type, object } from '@poros/kernel/shared';
import { settle } from '@poros/kernel/system';
import { modules } from '@poros/server/modules';
import { otherKernel, probe, systemUrl, world, type OtherKernel } from '@poros/testing';
import { getCommand } from './get-command.ts';
import { listCommands } from './list-commands.ts';
import { listEvents } from './list-events.ts';

let other: OtherKernel;
let kernel: Kernel;
beforeAll(async () => {
  other = await otherKernel({ modules: [...modules, probe()] });
  ({ kernel } = other);
});
afterAll(() => other.close());

const rename = command({
  name: 'probe.rename',
  http: 'POST /probe/rename',
  permission: 'signed_in',
  summary: 'Renames it.',
  input: object({ id: Id, from: Type.String(), to: Type.String() }),
  output: object({}),
  async run(ctx, { id, from, to }) {
    if (to === '') refuse('kernel.rule_broken', { rule: 'name' });
    ctx.changed('probe.saying', id, { name: from }, { name: to });
    await ctx.emit('probe.said', id, { text: to });
    return {};
  },
});

test('the trail is filtered by verdict, command, person, record and day', async () => {
  const w = await world({ kernel });
  const clerk = w.as({ permissions: [] });
  const [id, another] = [kernel.newId(), kernel.newId()];
  await clerk.run(rename, { id, from: 'a', to: 'b' });
  await clerk.refused(rename, { id, from: 'b', to: '' });
  w.clock.forward(2 * 24 * 60);
  await w.run(rename, { id: another, from: 'x', to: 'y' });

  const found = async (filter: Parameters<typeof w.run<typeof listCommands>>[1]) =>
    (await w.run(listCommands, { command: 'probe.', ...filter })).rows.map((row) => row.verdict);
  expect(await found({})).toEqual(['done', 'refused', 'done']);
  expect(await found({ verdict: 'refused' })).toEqual(['refused']);
  expect(await found({ actorId: clerk.actor.userId })).toEqual(['refused', 'done']);
  expect(await found({ entityId: id })).toEqual(['done']);
  expect(await found({ from: '2026-11-22' })).toEqual(['done']);
  expect(await found({ to: '2026-11-20' })).toEqual(['refused', 'done']);
  expect(await found({ command: 'sales.' })).toEqual([]);
});

test('a command shows what it changed, before and after, and what it said', async () => {
  const w = await world({ kernel });
  const id = kernel.newId();
  await w.run(rename, { id, from: 'a', to: 'b' });
  await settle(kernel, systemUrl(other.ownerUrl));
  const {
    rows: [row],
  } = await w.run(listCommands, { command: 'probe.rename' });

  expect(await w.run(getCommand, { commandId: row!.id })).toMatchObject({
    command: 'probe.rename',
    input: { from: 'a', to: 'b' },
    changes: [{ table: 'probe.saying', recordId: id, before: { name: 'a' }, after: { name: 'b' } }],
    events: [{ type: 'probe.said' }],
  });
  expect(row).toMatchObject({ recordsTouched: 1, branchCode: 'HQ' });
});

test('whoever lacks the right or belongs to another tenant sees no trail', async () => {
  const w = await world({ kernel });
  await w.run(rename, { id: kernel.newId(), from: 'a', to: 'b' });
  const {
    rows: [row],
  } = await w.run(listCommands, { command: 'probe.rename' });
  const stranger = await world({ kernel });

  expect(await w.as({ permissions: [] }).refused(listCommands, {})).toBe(
    'kernel.permission_missing',
  );
  expect(await stranger.refused(getCommand, { commandId: row!.id })).toBe(
    'admin.command_not_found',
  );
  expect((await stranger.run(listCommands, { command: 'probe.' })).rows).toEqual([]);
});

test('the event log shows only what the reader may see, newest first, page by page', async () => {
  const w = await world({ kernel });
  const id = kernel.newId();
  for (const to of ['1', '2', '3']) await w.run(rename, { id, from: '', to });
  await settle(kernel, systemUrl(other.ownerUrl));
  const texts = (rows: { payload: unknown }[]) =>
    rows.map((row) => (row.payload as { text: string }).text);

  const first = await w.run(listEvents, { type: 'probe.', limit: 2 });
  const second = await w.run(listEvents, { type: 'probe.', limit: 2, after: first.next! });
  expect([...texts(first.rows), ...texts(second.rows)]).toEqual(['3', '2', '1']);

  const blind = w.as({ permissions: ['admin.event.read'] });
  expect((await blind.run(listEvents, {})).rows).toEqual([]);
});
