import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { call, request, whenExpired } from './client.ts';
import { newId } from './ids.ts';
import { knowOperations } from './operations.ts';
import { ProblemError } from './problem.ts';

const asked: { url: string; init: RequestInit }[] = [];

function answer(...answers: (Response | Error)[]) {
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    asked.push({ url, init });
    const next = answers.shift() ?? new Error('no more answers');
    return next instanceof Error ? Promise.reject(next) : Promise.resolve(next);
  });
}

const json = (status: number, body: unknown) =>
  Response.json(body, {
    status,
    headers: { 'content-type': status < 400 ? 'application/json' : 'application/problem+json' },
  });
const header = (index: number, name: string) => new Headers(asked[index]?.init.headers).get(name);

beforeEach(() => {
  asked.length = 0;
  vi.stubGlobal('navigator', { onLine: true });
  vi.useFakeTimers({ shouldAdvanceTime: true, advanceTimeDelta: 500 });
  knowOperations({ 'sales.get_order': ['GET', '/sales/orders/:orderId', 'sales.order.read'] });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test('path parameters leave the input, the rest becomes the query', async () => {
  answer(json(200, { id: 'x' }));
  await call('sales.get_order' as never, { orderId: 'a/b', status: 'draft', empty: '' });
  expect(asked[0]?.url).toBe('/api/v1/sales/orders/a%2Fb?status=draft');
});

test('a command that got no answer is sent again with the same key', async () => {
  answer(new TypeError('network'), json(503, {}), json(200, { ok: true }));
  await expect(request('POST', '/orders', { a: 1 })).resolves.toEqual({ ok: true });
  expect(asked).toHaveLength(3);
  expect(new Set([0, 1, 2].map((index) => header(index, 'idempotency-key'))).size).toBe(1);
  expect(header(0, 'x-poros')).toBe('1');
});

test('two acts have two keys', async () => {
  answer(json(200, {}), json(200, {}));
  await request('POST', '/orders', {});
  await request('POST', '/orders', {});
  expect(header(0, 'idempotency-key')).not.toBe(header(1, 'idempotency-key'));
});

test('a refusal is not repeated and keeps what the server said', async () => {
  answer(
    json(422, {
      code: 'sales.credit_short',
      title: 'x',
      detail: 'Kurang',
      fields: [{ path: '/limit', message: 'm' }],
    }),
  );
  const thrown = await request('POST', '/orders', {}).catch((error: unknown) => error);
  expect(thrown).toBeInstanceOf(ProblemError);
  expect((thrown as ProblemError).problem).toMatchObject({
    status: 422,
    code: 'sales.credit_short',
    detail: 'Kurang',
  });
  expect(asked).toHaveLength(1);
});

test('a session that ended is noticed', async () => {
  const expired = vi.fn<() => void>();
  whenExpired(expired);
  answer(json(401, { code: 'identity.no_session', title: 'x' }));
  await request('GET', '/x', undefined).catch(() => undefined);
  expect(expired).toHaveBeenCalledOnce();
});

test('ids are version 7 and rise', () => {
  const ids = Array.from({ length: 50 }, () => newId());
  expect(
    ids.every((id) =>
      /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id),
    ),
  ).toBe(true);
  expect(ids).toEqual([...ids].sort());
});
