import { afterAll, beforeAll, expect, test } from 'vitest';
import { gzipSync } from 'node:zlib';
import { makeServer } from '@poros/kernel/system';
import { world, type World } from '@poros/testing';

let w: World;
let app: Awaited<ReturnType<typeof makeServer>>;

beforeAll(async () => {
  w = await world();
  app = await makeServer({
    kernel: w.kernel,
    authenticate: async (request) => (request.headers['x-test'] === 'admin' ? w.actor : undefined),
  });
});
afterAll(() => app.close());

const headers = (more: Record<string, string> = {}) => ({
  'x-test': 'admin',
  'x-poros': '1',
  'content-type': 'application/json',
  'idempotency-key': crypto.randomUUID(),
  ...more,
});
const post = (body: string, more: Record<string, string> = {}) =>
  app.inject({ method: 'POST', url: '/api/v1/branches', headers: headers(more), payload: body });
const branch = (code: string) => JSON.stringify({ code, numberCode: code, name: code });

test('a command answers 200, and its key repeated answers the same bytes, marked as a repetition', async () => {
  const key = crypto.randomUUID();
  const first = await post(branch('B1'), { 'idempotency-key': key });
  const again = await post(branch('B1'), { 'idempotency-key': key });
  expect(first.statusCode).toBe(200);
  expect(again.rawPayload.equals(first.rawPayload)).toBe(true);
  expect([first.headers['idempotency-replayed'], again.headers['idempotency-replayed']]).toEqual([
    undefined,
    'true',
  ]);
});

test('a POST without a key is refused before anything is read', async () => {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/v1/branches',
    payload: branch('B2'),
    headers: { 'x-test': 'admin', 'x-poros': '1', 'content-type': 'application/json' },
  });
  expect(answer.statusCode).toBe(400);
  expect(answer.json()).toMatchObject({ code: 'kernel.key_missing' });
});

test('problems speak the reader’s language and name field, reason, fix and correlation id', async () => {
  const [id, en] = await Promise.all(
    ['id', 'en'].map((language) =>
      post(JSON.stringify({ code: '', name: 'x', colour: 1 }), { 'accept-language': language }),
    ),
  );
  expect(en?.headers['content-type']).toContain('application/problem+json');
  expect(en?.json()).toMatchObject({
    status: 400,
    code: 'kernel.invalid_input',
    fix: 'Correct the marked fields and send again.',
    fields: expect.arrayContaining([
      { path: 'numberCode', message: 'Part of document numbers is required.' },
      { path: 'colour', message: 'This field is not known here.' },
    ]),
  });
  expect(id?.json().fields).toContainEqual({
    path: 'numberCode',
    message: 'Kode pada nomor dokumen wajib diisi.',
  });
  expect(en?.json().correlationId).toBe(en?.headers['x-correlation-id']);
});

test('hostile bodies are refused with 4xx and nothing is polluted', async () => {
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  const hostile = [
    deep,
    '{"__proto__":{"admin":true}}',
    '{"a":{"constructor":{"prototype":{"admin":true}}}}',
    '{"a":1e400}',
    '{"a":9007199254740993}',
    '{',
    '[]',
    '"text"',
    'null',
    `{"name":"${'x'.repeat(300_000)}"}`,
    JSON.stringify({ code: 'B3', numberCode: 'B3', name: 'a\u0000b' }),
    '{"code":"B3","numberCode":"B3","name":"\\ud800"}',
  ];
  for (const body of hostile) {
    const answer = await post(body);
    expect(answer.statusCode, body.slice(0, 40)).toBeGreaterThanOrEqual(400);
    expect(answer.statusCode, body.slice(0, 40)).toBeLessThan(500);
  }
  expect(({} as { admin?: boolean }).admin).toBeUndefined();
});

test('a compressed or foreign body is not understood, so nothing can unfold', async () => {
  const bomb = gzipSync(Buffer.alloc(10_000_000));
  const answer = await app.inject({
    method: 'POST',
    url: '/api/v1/branches',
    payload: bomb,
    headers: headers({ 'content-encoding': 'gzip', 'content-type': 'application/octet-stream' }),
  });
  expect(answer.statusCode).toBeGreaterThanOrEqual(400);
  expect(answer.statusCode).toBeLessThan(500);
});

test('another site cannot act with our cookie: header, origin and fetch metadata are held against it', async () => {
  const forged = [
    { 'x-poros': '' },
    { origin: 'https://evil.example' },
    { 'sec-fetch-site': 'cross-site' },
  ];
  for (const more of forged) {
    const answer = await post(branch('B4'), more);
    expect(answer.statusCode).toBe(403);
    expect(answer.json()).toMatchObject({ code: 'kernel.forged_request' });
  }
  expect(await w.rows('tenancy.branch', "code = 'B4'")).toEqual([]);
});

test('nobody gets nothing, and an unknown path is a problem like any other', async () => {
  const nobody = await app.inject({ method: 'GET', url: '/api/v1/branches' });
  const nowhere = await app.inject({ method: 'GET', url: '/api/v1/nothing', headers: headers() });
  expect([nobody.statusCode, nobody.json().code]).toEqual([401, 'kernel.not_signed_in']);
  expect([nowhere.statusCode, nowhere.json().code]).toEqual([404, 'kernel.not_found']);
});

test('a batch gives each command its own verdict', async () => {
  const one = (key: string, code: string) => ({
    key,
    command: 'tenancy.create_branch',
    input: JSON.parse(branch(code)),
  });
  const answer = await app.inject({
    method: 'POST',
    url: '/api/v1/commands',
    headers: headers(),
    payload: JSON.stringify({
      commands: [
        one('k1', 'C1'),
        one('k2', 'C1'),
        one('k1', 'C1'),
        { key: 'k3', command: 'nothing.at_all', input: {} },
        { key: 'k4', command: 'tenancy.create_branch', input: { code: 'C2' } },
      ],
    }),
  });
  const { verdicts } = answer.json();
  expect(verdicts.map((verdict: { status: number }) => verdict.status)).toEqual([
    200, 409, 200, 404, 400,
  ]);
  expect(verdicts[2]).toMatchObject({ isReplay: true, body: verdicts[0].body });
});

test('a caller who asks too often waits, and is told how long', async () => {
  const strict = await makeServer({
    kernel: w.kernel,
    authenticate: async () => w.actor,
    requestsPerMinute: 3,
  });
  const answers = [];
  for (let count = 0; count < 5; count += 1)
    answers.push(await strict.inject({ method: 'GET', url: '/api/v1/branches' }));
  expect(answers.map((answer) => answer.statusCode)).toEqual([200, 200, 200, 429, 429]);
  expect(Number(answers[4]?.headers['retry-after'])).toBeGreaterThan(0);
  await strict.close();
});

test('a list is read in three statements inside its transaction and writes nothing', async () => {
  const sum = async () =>
    (await w.kernel.metrics.statements.get()).values.find(
      (one) => one.metricName?.endsWith('_sum') && one.labels.operation === 'tenancy.list_branches',
    )?.value ?? 0;
  const before = await sum();
  await app.inject({ method: 'GET', url: '/api/v1/branches?limit=20', headers: headers() });
  // BEGIN READ ONLY, the tenant, the rows, the count; COMMIT is not counted yet when the answer is
  // made.
  expect((await sum()) - before).toBeLessThanOrEqual(5);
});

test('names kept in two languages come in the one the page speaks, whatever its reader once chose', async () => {
  const [account] = await w.rows<{ id: string }>('finance.account', "code = '1121'");
  const name = async (language?: string) => {
    const answer = await app.inject({
      method: 'GET',
      url: `/api/v1/finance/ledger?accountId=${account?.id}&from=2026-11-01&to=2026-11-30`,
      headers: { 'x-test': 'admin', ...(language && { 'accept-language': language }) },
    });
    return answer.json<{ account: { name: string } }>().account.name;
  };

  expect(await name('en')).toBe('Bank, operating account');
  expect(await name('id')).toBe('Bank, rekening operasional');
  expect(await name()).toBe('Bank, rekening operasional');
});

test('the OpenAPI document names the doors that are there, and no other', async () => {
  const answer = await app.inject('/api/v1/openapi.json');
  const paths: Record<string, Record<string, unknown>> = answer.json().paths;
  const doors = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => ({
      method: method.toUpperCase() as 'GET',
      url: path.replace(/\{(\w+)\}/g, ':$1'),
    })),
  );
  expect(doors.length).toBeGreaterThan(200);
  expect(doors.filter((door) => !app.hasRoute(door))).toEqual([]);
  expect(paths).toHaveProperty('/verify/{token}.get');
  expect(app.hasRoute({ method: 'GET', url: '/api/v1/verify/:token' })).toBe(false);
});
