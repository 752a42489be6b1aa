import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeServer, openRedis } from '@poros/kernel/system';
import { programOf, sideServer, type SideServer } from '@poros/testing/side-server';
import { world } from '@poros/testing';

const program = programOf('redis-server');
const silent = pino({ level: 'silent' });
const PER_MINUTE = 10;
let server: SideServer;

beforeAll(async () => {
  if (!program) return;
  server = await sideServer(program, (port) => ['--port', `${port}`, '--save', '']);
});
afterAll(() => server?.kill());

/** Two processes of one installation, each with its own line to Redis, or with none. */
async function twoNodes(withRedis: boolean) {
  const w = await world();
  const nodes = await Promise.all(
    [1, 2].map(async () => {
      const redis = withRedis ? openRedis(`redis://127.0.0.1:${server.port}`, silent) : undefined;
      if (redis) await new Promise((resolve) => redis.once('ready', resolve));
      const app = await makeServer({
        kernel: w.kernel,
        authenticate: async () => undefined,
        requestsPerMinute: PER_MINUTE,
        trustProxy: true,
        ...(redis && { redis }),
      });
      return { app, redis };
    }),
  );
  let turn = 0;
  return {
    /** How many of so many requests of one caller, spread over both nodes, pass. */
    async passed(count: number, caller: string): Promise<number> {
      let passed = 0;
      for (let index = 0; index < count; index += 1) {
        const { app } = nodes[(turn += 1) % 2] ?? nodes[0]!;
        const answer = await app.inject({
          url: '/api/v1/openapi.json',
          headers: { 'x-forwarded-for': caller },
        });
        if (answer.statusCode !== 429) passed += 1;
      }
      return passed;
    },
    /** Answers when every node has its line to Redis again. */
    async connected() {
      for (const { redis } of nodes)
        if (redis && redis.status !== 'ready')
          await new Promise((resolve) => redis.once('ready', resolve));
    },
    async close() {
      for (const { app, redis } of nodes) {
        await app.close();
        redis?.disconnect();
      }
    },
  };
}

test.runIf(program)('two processes count one caller together when they share a Redis', async () => {
  const nodes = await twoNodes(true);

  expect(await nodes.passed(30, '10.1.1.1')).toBe(PER_MINUTE);
  expect(await nodes.passed(5, '10.1.1.2')).toBe(5);
  await nodes.close();
});

test('control: without a Redis each process counts by itself', async () => {
  const nodes = await twoNodes(false);

  expect(await nodes.passed(30, '10.1.2.1')).toBe(2 * PER_MINUTE);
  await nodes.close();
});

test.runIf(program)(
  'while Redis is away nobody is turned away for it, and it counts again afterwards',
  async () => {
    const nodes = await twoNodes(true);
    await nodes.passed(2, '10.1.3.1');

    await server.kill();
    expect(await nodes.passed(8, '10.1.3.1')).toBe(8);

    await server.start();
    await nodes.connected();
    expect(await nodes.passed(30, '10.1.3.2')).toBe(PER_MINUTE);
    await nodes.close();
  },
);
