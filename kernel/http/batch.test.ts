import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { world, type World } from '@poros/testing';
import { makeServer } from './server.ts';

let w: World;
let app: FastifyInstance;
beforeAll(async () => {
  w = await world();
  app = await makeServer({ kernel: w.kernel, authenticate: async () => w.actor });
});
afterAll(() => app.close());

const branch = (key: string, code: string) => ({
  key,
  command: 'tenancy.create_branch',
  input: { code, numberCode: code.slice(0, 2), name: `Cabang ${code}` },
});

async function sent(commands: object[], isPreview: boolean) {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/v1/commands',
    headers: { 'content-type': 'application/json', 'x-poros': '1' },
    payload: JSON.stringify({ commands, ...(isPreview && { isPreview }) }),
  });
  return answer.json().verdicts as { status: number; body: { code?: string } }[];
}

const countOf = async (table: string) => (await w.rows(table)).length;

test('a preview answers what each command would, and leaves nothing behind', async () => {
  await sent([branch('a', 'AA')], false);
  const places = ['tenancy.branch', 'kernel.command_log', 'kernel.event_log'];
  const before = await Promise.all(places.map(countOf));

  const verdicts = await sent(
    [branch('b', 'BB'), branch('c', 'AA'), { ...branch('d', 'CC'), input: { code: '' } }],
    true,
  );

  expect(verdicts.map((one) => one.status)).toEqual([200, 409, 400]);
  expect(await Promise.all(places.map(countOf))).toEqual(before);
});

test('the key of a preview is still free for the act itself', async () => {
  await sent([branch('once', 'ON')], true);
  const [done] = await sent([branch('once', 'ON')], false);

  expect(done).toMatchObject({ status: 200, isReplay: false });
  expect(await w.rows('tenancy.branch', `code = 'ON'`)).toHaveLength(1);
});
