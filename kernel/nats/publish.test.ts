import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { jetstreamManager, type JetStreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { programOf, sideServer, type SideServer } from '@poros/testing/side-server';
import { publish, STREAM, type LoggedEvent, type Publisher } from './publish.ts';

const program = programOf('nats-server');
let folder: string;
let server: SideServer;
let line: NatsConnection;
let manager: JetStreamManager;

beforeEach(async () => {
  if (!program) return;
  folder = await mkdtemp(join(tmpdir(), 'poros-publish-'));
  server = await sideServer(program, (port) => [
    '-a',
    '127.0.0.1',
    '-p',
    `${port}`,
    '-js',
    '-sd',
    folder,
  ]);
  line = await connect({ servers: `nats://127.0.0.1:${server.port}` });
  manager = await jetstreamManager(line);
  await manager.streams.add({ name: STREAM, subjects: ['poros.>'] });
});
afterEach(async () => {
  if (!program) return;
  await line.close();
  await server.kill();
  await rm(folder, { recursive: true, force: true });
});

const EVENTS: readonly LoggedEvent[] = [1, 2, 3, 4, 5].map((position) => ({
  position,
  subject: 'poros.t.e',
  message: String(position),
}));
const ALL = EVENTS.map(({ position }) => position);

/** A line on which the second message never leaves. */
function losingSecond(client: Publisher): Publisher {
  let count = 0;
  return {
    publish(...message) {
      count += 1;
      return count === 2 ? Promise.reject(new Error('lost')) : client.publish(...message);
    },
  };
}

/** A line on which the second message arrives and its answer does not. */
function losingAnswer(client: Publisher): Publisher {
  let count = 0;
  return {
    async publish(...message) {
      count += 1;
      const isSecond = count === 2;
      const answer = await client.publish(...message);
      if (isSecond) throw new Error('no answer');
      return answer;
    },
  };
}

/** As it would be if no message named the one it must follow. */
const unguarded = (client: Publisher): Publisher => ({
  publish: (subject, message, { msgID } = {}) =>
    client.publish(subject, message, msgID === undefined ? {} : { msgID }),
});

async function inStream(): Promise<number[]> {
  const { state } = await manager.streams.info(STREAM);
  const found: number[] = [];
  for (let seq = state.first_seq; seq <= state.last_seq; seq += 1)
    found.push(Number((await manager.streams.getMessage(STREAM, { seq }))?.string()));
  return found.filter((position) => position > 0);
}

/** What the relay does after a failure: goes on where the stream ends. */
async function goOn(client: Publisher): Promise<void> {
  const { state } = await manager.streams.info(STREAM);
  const last = (await inStream()).at(-1) ?? 0;
  await publish(
    client,
    EVENTS.filter(({ position }) => position > last),
    state.last_seq,
  );
}

test.runIf(program)(
  'after a message that was lost nothing is taken, and then all in order',
  async () => {
    const client = manager.jetstream();
    await expect(publish(losingSecond(client), EVENTS, 0)).rejects.toThrow('lost');
    expect(await inStream()).toEqual([1]);

    await goOn(client);
    expect(await inStream()).toEqual(ALL);
  },
);

test.runIf(program)('a message whose answer was lost is not in the stream twice', async () => {
  const client = manager.jetstream();
  await expect(publish(losingAnswer(client), EVENTS, 0)).rejects.toThrow('no answer');
  await goOn(client);
  expect(await inStream()).toEqual(ALL);
});

test.runIf(program)('without the guard the stream would have a hole for good', async () => {
  const client = unguarded(manager.jetstream());
  await expect(publish(losingSecond(client), EVENTS, 0)).rejects.toThrow('lost');
  expect(await inStream()).toEqual([1, 3, 4, 5]);

  await goOn(client);
  expect(await inStream()).not.toEqual(ALL);
});
