import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCommand, type Actor, type Kernel } from '@poros/kernel';
import { makeServer, startSequencer, type Sequencer } from '@poros/kernel/system';
import { modules } from '@poros/server/modules';
import { actorOf, otherKernel, probe, say, world, type World } from '@poros/testing';

interface Heard {
  id: string;
  type: string;
  data: { position: number; entityId: string; payload: { text: string } };
}

let kernel: Kernel;
let app: FastifyInstance;
let url: URL;
let sequencer: Sequencer;
let closeKernel: () => Promise<void>;
let ownerUrl: string;
/** Who a request is, by its x-user header; a test changes rights and ends sessions here. */
const people = new Map<string, Actor>();

beforeAll(async () => {
  const other = await otherKernel({
    modules: [...modules, probe()],
    streamLimits: { heartbeatMs: 100, recheckMs: 150 },
  });
  ({ kernel, ownerUrl } = other);
  closeKernel = other.close;
  sequencer = startSequencer(kernel);
  app = await makeServer({
    kernel,
    requestsPerMinute: 1e9,
    authenticate: async (request) => people.get(String(request.headers['x-user'])),
  });
  url = new URL(await app.listen({ port: 0 }));
});
afterAll(async () => {
  kernel.stop();
  await app.close();
  await sequencer.stop();
  await closeKernel();
});

function personIn(w: World, rights: Partial<Actor> = {}): Actor {
  const actor = actorOf({
    tenantId: w.tenantId,
    branchId: w.branchId,
    permissions: new Map([['probe.saying.read', 'all']]),
    ...rights,
  });
  people.set(actor.userId, actor);
  return actor;
}

const sayIt = (actor: Actor, ...texts: string[]) => runCommand({ kernel, actor }, say, { texts });

/** A reader that collects what it hears until it is closed or the server ends the stream. */
function reader(actor: Actor, options: { after?: number | undefined; query?: string } = {}) {
  const abort = new AbortController();
  const heard: Heard[] = [];
  const state = { isEnded: false, status: 0, retry: '' };
  const headers: Record<string, string> = { 'x-user': actor.userId };
  if (options.after !== undefined) headers['last-event-id'] = String(options.after);
  const reading = (async () => {
    const answer = await fetch(new URL(`/api/v1/events${options.query ?? ''}`, url), {
      headers,
      signal: abort.signal,
    });
    state.status = answer.status;
    let rest = '';
    for await (const text of answer.body!.pipeThrough(new TextDecoderStream())) {
      const blocks = (rest + text).split('\n\n');
      rest = blocks.pop()!;
      for (const block of blocks) {
        const lines = block.split('\n').map((line) => line.split(/: (.*)/s).slice(0, 2));
        const fields = Object.fromEntries(lines);
        if (fields['retry']) state.retry = fields['retry'];
        if (!fields['data']) continue;
        heard.push({ id: fields['id'], type: fields['event'], data: JSON.parse(fields['data']) });
      }
    }
  })()
    .catch(() => undefined)
    .finally(() => {
      state.isEnded = true;
    });
  return {
    state,
    reading,
    codes: () =>
      heard.filter((one) => one.type === 'probe.said').map((one) => one.data.payload.text),
    heard: (type: string) => heard.filter((one) => one.type === type),
    lastId: () => Number(heard.at(-1)?.id),
    close: () => abort.abort(),
    isLive: () => until(() => heard.some((one) => one.type === 'heartbeat')),
  };
}

const padded = (text: string) => text.padEnd(400, '.');

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 600 && !holds(); tries += 1) await pause(10);
  if (!holds()) throw new Error('it did not come to hold within six seconds');
}

test('live events come in order, each once, with the whole envelope', async () => {
  const w = await world({ kernel });
  const actor = personIn(w);
  const stream = reader(actor);
  await stream.isLive();

  const codes = Array.from({ length: 60 }, (_, nth) => `N${nth}`);
  for (const code of codes) await sayIt(actor, code);
  await until(() => stream.codes().length >= codes.length);

  expect(stream.codes()).toEqual(codes);
  const [first] = stream.heard('probe.said');
  expect(first).toMatchObject({
    id: String(first!.data.position),
    data: {
      type: 'probe.said',
      entity: 'probe.saying',
      version: 1,
      at: '2026-11-20T03:00:00.000Z',
    },
  });
  stream.close();
});

test('a reader that comes back gets what it missed, then what happens, each once', async () => {
  const w = await world({ kernel });
  const actor = personIn(w);
  const codes = Array.from({ length: 400 }, (_, nth) => `R${nth}`);
  let cursor = kernel.feed.position();
  let said = 0;
  const writing = (async () => {
    for (const code of codes) {
      await sayIt(actor, code);
      said += 1;
    }
  })();
  const got: string[] = [];
  while (got.length < codes.length) {
    const stream = reader(actor, { after: cursor });
    await stream.isLive();
    await until(() => said === codes.length || stream.codes().length > 15);
    if (said === codes.length)
      await until(() => got.length + stream.codes().length >= codes.length);
    stream.close();
    await stream.reading;
    got.push(...stream.codes());
    cursor = stream.lastId();
  }
  await writing;

  expect(got).toEqual(codes);
});

test('replay is read in pages, from the very first event on', async () => {
  const w = await world({ kernel });
  const actor = personIn(w);
  const codes = Array.from({ length: 1_201 }, (_, nth) => `P${nth}`);
  await runCommand({ kernel, actor }, say, { texts: codes.map(padded) });
  await sequencer.caughtUp();

  const stream = reader(actor, { query: '?after=0' });
  await until(() => stream.codes().length >= codes.length);
  expect(stream.codes()).toEqual(codes.map(padded));
  stream.close();
});

test('nobody hears another tenant', async () => {
  const [a, b] = [await world({ kernel }), await world({ kernel })];
  const [ann, budi] = [personIn(a), personIn(b)];
  const streams = [reader(ann), reader(budi), reader(budi, { after: 0 })];
  for (const stream of streams) await stream.isLive();

  await sayIt(ann, 'SECRET');
  await sayIt(budi, 'OWN');
  await until(() => streams.every((stream) => stream.codes().length > 0));
  await pause(150);

  expect(streams.map((stream) => stream.codes())).toEqual([['SECRET'], ['OWN'], ['OWN']]);
  for (const stream of streams) stream.close();
});

test('a reader hears only what its rights and its filter reach, live and in replay', async () => {
  const w = await world({ kernel });
  const elsewhere = kernel.newId();
  const rights = (scope: 'branch' | 'own') => ({
    permissions: new Map([['probe.saying.read', scope]]),
  });
  const everyone = personIn(w);
  const nobody = personIn(w, { permissions: new Map() });
  const local = personIn(w, rights('branch'));
  const loner = personIn(w, rights('own'));
  const start = kernel.feed.position();
  const open = (after?: number) => [
    reader(everyone, { after }),
    reader(nobody, { after }),
    reader(local, { after }),
    reader(loner, { after }),
    reader(everyone, { after, query: '?types=tenancy.tenant_created' }),
    reader(everyone, { after, query: '?entities=probe.saying' }),
  ];
  const live = open();
  for (const stream of live) await stream.isLive();

  await sayIt(everyone, 'HERE');
  await sayIt({ ...everyone, branchId: elsewhere }, 'THERE');
  await sayIt({ ...loner, branchId: elsewhere }, 'MINE');
  const many = (nth: number) => live[nth]!.codes().length;
  await until(() => many(0) === 3 && many(5) === 3 && many(3) === 1);
  await sequencer.caughtUp();
  const past = open(start);
  for (const stream of past) await stream.isLive();
  await pause(100);

  const all = ['HERE', 'THERE', 'MINE'];
  const expected = [all, [], ['HERE'], ['MINE'], [], all];
  expect(live.map((stream) => stream.codes())).toEqual(expected);
  expect(past.map((stream) => stream.codes())).toEqual(expected);
  for (const stream of [...live, ...past]) stream.close();
});

test('a right that is taken away stops the events, a lost session ends the stream', async () => {
  const w = await world({ kernel });
  const writer = personIn(w);
  const watcher = personIn(w);
  const stream = reader(watcher);
  await stream.isLive();
  await sayIt(writer, 'BEFORE');
  await until(() => stream.codes().length === 1);

  people.set(watcher.userId, { ...watcher, permissions: new Map() });
  await pause(400);
  await sayIt(writer, 'AFTER');
  await pause(200);
  expect(stream.codes()).toEqual(['BEFORE']);
  expect(stream.state.isEnded).toBe(false);

  people.delete(watcher.userId);
  await until(() => stream.state.isEnded);
});

test('the sixth stream of a person ends the oldest; without a session there is none', async () => {
  const w = await world({ kernel });
  const actor = personIn(w);
  const streams: ReturnType<typeof reader>[] = [];
  for (let nth = 0; nth < 6; nth += 1) {
    const stream = reader(actor);
    await stream.isLive();
    streams.push(stream);
  }

  await until(() => streams[0]!.state.isEnded);
  expect(streams[0]!.state.retry).toBe('60000');
  expect(streams.slice(1).some((stream) => stream.state.isEnded)).toBe(false);
  const stranger = reader({ ...actor, userId: 'nobody' });
  await stranger.reading;
  expect(stranger.state.status).toBe(401);
  for (const stream of streams) stream.close();
});

test('a reader that does not read is cut off and the others hear everything', async () => {
  const w = await world({ kernel });
  const actor = personIn(w);
  const sleepy = connect({ port: Number(url.port), host: url.hostname });
  let isCut = false;
  sleepy
    .on('error', () => undefined)
    .on('close', () => {
      isCut = true;
    });
  sleepy.pause();
  sleepy.write(
    ['GET /api/v1/events HTTP/1.1', `Host: ${url.host}`, `X-User: ${actor.userId}`, '', ''].join(
      '\r\n',
    ),
  );
  const awake = reader(actor);
  await awake.isLive();

  const codes = Array.from({ length: 500 }, (_, nth) => `S${nth}`);
  for (let nth = 1; nth <= 60; nth += 1) {
    await runCommand({ kernel, actor }, say, { texts: codes.map(padded) });
    await until(() => awake.codes().length === nth * codes.length);
  }

  sleepy.resume();
  await until(() => isCut);
  expect(awake.state.isEnded).toBe(false);
  awake.close();
});

test('a broken database connection loses no event', async () => {
  const w = await world({ kernel });
  const actor = personIn(w);
  const stream = reader(actor);
  await stream.isLive();
  const codes = Array.from({ length: 200 }, (_, nth) => `K${nth}`);
  for (const [nth, code] of codes.entries()) {
    if (nth % 40 === 20) await killListeners();
    await sayIt(actor, code);
  }
  await until(() => stream.codes().length >= codes.length);

  expect(stream.codes()).toEqual(codes);
  stream.close();
});

test('a position of another history is answered by a reset', async () => {
  const w = await world({ kernel });
  await sequencer.caughtUp();
  await pause(50);
  const stream = reader(personIn(w), { after: 900_000_000 });
  await stream.isLive();

  expect(stream.heard('reset')).toHaveLength(1);
  expect(stream.lastId()).toBe(kernel.feed.position());
  stream.close();
});

test('when the program stops every stream ends with a hint when to come back', async () => {
  const other = await otherKernel({});
  const server = await makeServer({
    kernel: other.kernel,
    authenticate: async (request) => people.get(String(request.headers['x-user'])),
  });
  const address = url;
  url = new URL(await server.listen({ port: 0 }));
  const w = await world({ kernel });
  const stream = reader(personIn(w));
  await stream.isLive();
  url = address;

  other.kernel.stop();
  await server.close();
  await stream.reading;
  expect(Number(stream.state.retry)).toBeGreaterThanOrEqual(1_000);
  await other.close();
});

async function killListeners(): Promise<void> {
  const { default: pg } = await import('pg');
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query(`select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'poros events' and datname = current_database()`);
  await owner.end();
}
