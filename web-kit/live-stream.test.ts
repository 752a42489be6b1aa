import { afterEach, expect, test, vi } from 'vitest';
import { readStream, type StreamMessage } from './live-stream.ts';

afterEach(() => vi.unstubAllGlobals());

async function hear(chunks: readonly string[], status = 200) {
  const asked: RequestInit[] = [];
  vi.stubGlobal('fetch', (_: string, init: RequestInit) => {
    asked.push(init);
    const bytes = new TextEncoder();
    const body = new ReadableStream({
      start(stream) {
        for (const chunk of chunks) stream.enqueue(bytes.encode(chunk));
        stream.close();
      },
    });
    return Promise.resolve(new Response(body, { status }));
  });
  const heard: StreamMessage[] = [];
  const end = await readStream('/events', '41', new AbortController().signal, (one) =>
    heard.push(one),
  );
  return { end, heard: heard.filter((one) => one.type !== 'open'), asked };
}

test('messages are read whole, wherever the network cuts them', async () => {
  const { heard, end } = await hear([
    'id: 42\nevent: sales.or',
    'der_paid\ndata: {"a"',
    ':1}\n',
    '\nevent: heartbeat\ndata: {}\n\n',
  ]);
  expect(heard).toEqual([
    { id: '42', type: 'sales.order_paid', data: '{"a":1}' },
    { id: '', type: 'heartbeat', data: '{}' },
  ]);
  expect(end).toBe('ended');
});

test('the last position is told, so that nothing between is missed', async () => {
  const { asked } = await hear([]);
  expect(new Headers(asked[0]?.headers).get('last-event-id')).toBe('41');
});

test('a lost session is told apart from a broken line', async () => {
  expect((await hear([], 401)).end).toBe('no session');
  expect((await hear([], 500)).end).toBe('failed');
});

test('half a message at the end is not heard', async () => {
  expect((await hear(['id: 1\nevent: x\ndata: {}'])).heard).toEqual([]);
});
