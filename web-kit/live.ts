import { useEffect, useRef, useSyncExternalStore } from 'react';
import { now_ms } from './ids.ts';
import { answers, refresh } from './query.ts';
import { askSession } from './session.ts';
import { readStream } from './live-stream.ts';

/** One thing that happened, as the server tells it. */
export interface LiveEvent {
  readonly position: string | number;
  readonly type: string;
  readonly entity: string;
  readonly entityId: string;
  readonly version: number;
  readonly at: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** The truth about the line to the server: `online` only while something was heard lately. */
export interface Connection {
  readonly is: 'connecting' | 'online' | 'broken';
  /** When it became so, in milliseconds since 1970. */
  readonly since_ms: number;
}

const FRESH_MS = 40_000;
const WAITS_MS = [500, 1000, 2000, 5000];
const GATHER_MS = 150;

let connection: Connection = { is: 'connecting', since_ms: now_ms() };
let position = '';
let heardAt_ms = 0;
let stop: AbortController | null = null;
let channel: BroadcastChannel | null = null;
/** Whether this tab holds the stream for all tabs. */
let isHolder = false;
const listeners = new Set<() => void>();
const handlers = new Set<(event: LiveEvent) => void>();
const changed = new Set<string>();

/** Opens the stream; one tab of the browser holds it and tells the others. */
export function startLive(): () => void {
  stop?.abort();
  const mine = new AbortController();
  stop = mine;
  channel = 'BroadcastChannel' in window ? new BroadcastChannel('poros.live') : null;
  channel?.addEventListener('message', (message: MessageEvent<Heard>) => {
    if (message.data.type !== 'hello') hear(message.data);
    else if (isHolder && connection.is === 'online') tell({ id: '', type: 'open', data: '' });
  });
  tell({ id: '', type: 'hello', data: '' });
  const watch = setInterval(check, 5000);
  window.addEventListener('offline', check);
  const hold = () => run(mine.signal);
  if (navigator.locks)
    void navigator.locks
      .request('poros.live', { signal: mine.signal }, hold)
      .catch(() => undefined);
  else void hold();
  return () => {
    mine.abort();
    clearInterval(watch);
    window.removeEventListener('offline', check);
    channel?.close();
    channel = null;
  };
}

export const useConnection = (): Connection => useSyncExternalStore(subscribe, () => connection);

/**
 * Hears live events of these types ('*' for all). Answers on the screen about the event's entity
 * are read again without any handler; this is for more than that.
 */
export function useLive(types: readonly string[] | '*', handler: (event: LiveEvent) => void): void {
  const latest = useRef({ types, handler });
  latest.current = { types, handler };
  useEffect(() => {
    const own = (event: LiveEvent) => {
      const wanted = latest.current;
      if (wanted.types === '*' || wanted.types.includes(event.type)) wanted.handler(event);
    };
    handlers.add(own);
    return () => {
      handlers.delete(own);
    };
  }, []);
}

interface Heard {
  readonly id: string;
  readonly type: string;
  readonly data: string;
}

/** To the other tabs. */
function tell(heard: Heard): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- no target here
  channel?.postMessage(heard);
}

async function run(signal: AbortSignal): Promise<void> {
  isHolder = true;
  await follow(signal);
  isHolder = false;
}

async function follow(signal: AbortSignal): Promise<void> {
  for (let failures = 0; !signal.aborted;) {
    const end = await readStream('/api/v1/events', position, signal, (heard) => {
      failures = 0;
      hear(heard);
      tell(heard);
    });
    if (signal.aborted) return;
    if (end === 'no session') {
      await askSession();
      return;
    }
    if (end === 'failed') put('broken');
    await new Promise((resolve) =>
      setTimeout(resolve, WAITS_MS[Math.min(failures, WAITS_MS.length - 1)]),
    );
    failures += 1;
  }
}

function hear(heard: Heard): void {
  const isBack = connection.is === 'broken';
  heardAt_ms = now_ms();
  put('online');
  if (isBack && !position) changed.clear();
  if (heard.id) position = heard.id;
  if (heard.type === 'heartbeat' || heard.type === 'open') return;
  // Another history than the one we followed, a restored backup for one: nothing that was read can
  // be trusted.
  if (heard.type === 'reset') {
    position = '';
    void answers.invalidateQueries();
    return;
  }
  let event: LiveEvent;
  try {
    event = JSON.parse(heard.data) as LiveEvent;
  } catch {
    return;
  }
  for (const handler of handlers) handler(event);
  if (changed.size === 0) setTimeout(flush, GATHER_MS);
  changed.add(event.entity);
}

function flush(): void {
  const entities = [...changed];
  changed.clear();
  void refresh(entities);
}

function check(): void {
  if (!navigator.onLine || (heardAt_ms > 0 && now_ms() - heardAt_ms > FRESH_MS)) put('broken');
}

function put(is: Connection['is']): void {
  if (connection.is === is) return;
  connection = { is, since_ms: is === 'broken' && heardAt_ms ? heardAt_ms : now_ms() };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
