import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { runCommand, sql, type Actor, type Kernel } from '@poros/kernel';
import {
  rowsOf,
  startRelay,
  startSequencer,
  STREAM,
  type EventMessage,
} from '@poros/kernel/system';
import { modules } from '@poros/server/modules';
import { programOf, sideServer, type SideServer } from '@poros/testing/side-server';
import { actorOf, otherKernel, probe, say as sayIt, world } from '@poros/testing';

const program = programOf('nats-server');
let folder: string;
let server: SideServer;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'poros-nats-'));
  if (program) server = await natsServer(program);
});
afterEach(async () => {
  await server?.kill();
  await rm(folder, { recursive: true, force: true });
});

const natsServer = (path: string) =>
  sideServer(path, (port) => ['-a', '127.0.0.1', '-p', `${port}`, '-js', '-sd', folder]);
const address = () => `nats://127.0.0.1:${server.port}`;

/** A database and a log of one's own, because the stream holds all tenants. */
interface House {
  readonly kernel: Kernel;
  readonly actor: Actor;
  close(): Promise<void>;
}

async function house(): Promise<House> {
  const { kernel, close } = await otherKernel({ modules: [...modules, probe()] });
  const { tenantId, branchId } = await world({ kernel });
  return { kernel, actor: actorOf({ tenantId, branchId }), close };
}

async function say(w: House, word: string, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1)
    await runCommand(w, sayIt, { texts: [`${word} ${index}`] });
}

/** Everything in the stream, in its order. */
async function received(): Promise<EventMessage[]> {
  const line = await connect({ servers: address() });
  try {
    const manager = await jetstreamManager(line);
    const { state } = await manager.streams.info(STREAM);
    const messages: EventMessage[] = [];
    for (let seq = state.first_seq; seq <= state.last_seq; seq += 1) {
      const message = await manager.streams.getMessage(STREAM, { seq });
      if (message) messages.push(message.json<EventMessage>());
    }
    return messages;
  } finally {
    await line.close();
  }
}

/** What the log holds, which the stream must repeat. */
async function logged(w: House): Promise<{ id: number; type: string }[]> {
  return rowsOf(
    w.kernel.systemPool,
    sql`select position as id, type from kernel.event_log order by position`,
  );
}

async function arrived(w: House): Promise<void> {
  await expect
    .poll(async () => (await received().catch(() => [])).at(-1)?.id, { timeout: 60_000 })
    .toBe((await logged(w)).at(-1)?.id);
}

test.runIf(program)('every event reaches NATS once, in the order of the log', async () => {
  const w = await house();
  const sequencer = startSequencer(w.kernel);
  const relay = startRelay(w.kernel, address());
  await say(w, 'A', 20);
  await sequencer.caughtUp();
  await arrived(w);

  const messages = await received();
  expect(messages.map(({ id, type }) => ({ id, type }))).toEqual(await logged(w));
  expect(messages.at(-1)).toMatchObject({
    tenant: w.actor.tenantId,
    type: 'probe.said',
    entity: 'probe.saying',
    version: 1,
    correlationId: expect.any(String),
    payload: expect.any(Object),
  });
  await relay.stop();
  await sequencer.stop();
  await w.close();
});

test.runIf(program)(
  'a NATS that dies in the middle gets the rest afterwards: nothing lost, nothing twice',
  async () => {
    const w = await house();
    const sequencer = startSequencer(w.kernel);
    const relay = startRelay(w.kernel, address());
    await say(w, 'B', 10);
    await sequencer.caughtUp();
    await arrived(w);

    await server.kill();
    await say(w, 'C', 10);
    await sequencer.caughtUp();
    await server.start();
    await arrived(w);

    expect((await received()).map(({ id }) => id)).toEqual((await logged(w)).map(({ id }) => id));
    await relay.stop();
    await sequencer.stop();
    await w.close();
  },
);

test.runIf(program)('a stream that was wiped is filled again', async () => {
  const w = await house();
  const sequencer = startSequencer(w.kernel);
  const relay = startRelay(w.kernel, address());
  await say(w, 'D', 5);
  await sequencer.caughtUp();
  await arrived(w);

  await server.kill();
  await rm(folder, { recursive: true, force: true });
  await server.start();
  await arrived(w);

  expect((await received()).map(({ id }) => id)).toEqual((await logged(w)).map(({ id }) => id));
  await relay.stop();
  await sequencer.stop();
  await w.close();
});

test.runIf(program)(
  'of two processes one relays, and the other goes on when it stops',
  async () => {
    const w = await house();
    const sequencer = startSequencer(w.kernel);
    const first = startRelay(w.kernel, address());
    const second = startRelay(w.kernel, address());
    await say(w, 'E', 5);
    await sequencer.caughtUp();
    await arrived(w);
    expect([first.position(), second.position()].filter((place) => place > 0)).toHaveLength(1);

    await first.stop();
    await say(w, 'F', 5);
    await sequencer.caughtUp();
    await arrived(w);

    expect((await received()).map(({ id }) => id)).toEqual((await logged(w)).map(({ id }) => id));
    await second.stop();
    await sequencer.stop();
    await w.close();
  },
);

test.runIf(program)('a message of a stranger in the stream makes no hole in it', async () => {
  const w = await house();
  const sequencer = startSequencer(w.kernel);
  const relay = startRelay(w.kernel, address());
  await say(w, 'G', 3);
  await sequencer.caughtUp();
  await arrived(w);

  const line = await connect({ servers: address() });
  line.publish('poros.stranger', JSON.stringify({ id: relay.position(), type: 'strange' }));
  await line.close();
  await say(w, 'H', 3);
  await sequencer.caughtUp();
  await arrived(w);

  const own = (await received()).filter(({ type }) => type !== 'strange');
  expect(own.map(({ id }) => id)).toEqual((await logged(w)).map(({ id }) => id));
  await relay.stop();
  await sequencer.stop();
  await w.close();
});
