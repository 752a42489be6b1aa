import { currentVoice, t } from '@poros/ui';
import { newId } from './ids.ts';
import { wayOf, type InputOf, type Operation, type OutputOf } from './operations.ts';
import { noAnswer, ProblemError, type Problem } from './problem.ts';

const BASE = '/api/v1';
const PAUSES_MS = [400, 1200];
const REFUSED_ALREADY = 'web.bad_answer';

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  /** One key per act of the person; the same key when the same act is tried again. */
  readonly key?: string | undefined;
}

type Values = Record<string, unknown>;

/** When the server last answered somebody of this browser, as `performance` counts, in ms. */
let heardAt = 0;
const otherTabs =
  typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('poros.heard');
otherTabs?.addEventListener('message', () => {
  heardAt = performance.now();
});

export const lastHeardAt = (): number => heardAt;

/** Every tab of the browser shares the session, so what one asks keeps all of them signed in. */
function heard(): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target
  if (performance.now() - heardAt > 1_000) otherTabs?.postMessage('heard');
  heardAt = performance.now();
}

let onExpired: () => void = () => undefined;

/** What happens when the server no longer knows the session. */
export function whenExpired(act: () => void): void {
  onExpired = act;
}

/**
 * Calls an operation by its contract; throws ProblemError. Commands are retried with one key when
 * no answer comes.
 */
export async function call<O extends Operation>(
  operation: O,
  input: InputOf<O>,
  options: CallOptions = {},
): Promise<OutputOf<O>> {
  const [method, path] = wayOf(operation);
  const { url, rest } = place(path, { ...(input as object | undefined) });
  const isRead = method === 'GET';
  return (await request(
    method,
    isRead ? url + searchText(rest) : url,
    isRead ? undefined : rest,
    options,
  )) as OutputOf<O>;
}

/** The raw request under `call`, for the few addresses that are no operation (the session). */
export async function request(
  method: string,
  url: string,
  body: unknown,
  options: CallOptions = {},
): Promise<unknown> {
  const key = options.key ?? newId();
  const headers: Record<string, string> = {
    accept: 'application/json',
    'accept-language': currentVoice().language,
  };
  if (method !== 'GET') Object.assign(headers, { 'x-poros': '1', 'idempotency-key': key });
  if (body !== undefined) headers['content-type'] = 'application/json';
  for (const pause_ms of [...PAUSES_MS, null]) {
    const answer = await fetch(BASE + url, {
      method,
      headers,
      credentials: 'same-origin',
      signal: options.signal ?? null,
      body: body === undefined ? null : JSON.stringify(body),
    }).catch((error: unknown) => {
      if (options.signal?.aborted) throw error;
      return null;
    });
    if (answer && !isGateway(answer.status)) return read(answer);
    if (pause_ms === null || !navigator.onLine) break;
    await new Promise((resolve) => setTimeout(resolve, pause_ms));
  }
  throw new ProblemError(noAnswer());
}

const isGateway = (status: number): boolean => status === 502 || status === 503 || status === 504;

async function read(answer: Response): Promise<unknown> {
  const text = await answer.text();
  const isJson = /json/.test(answer.headers.get('content-type') ?? '');
  const body: unknown = isJson && text ? JSON.parse(text) : undefined;
  if (answer.ok) heard();
  if (answer.ok) return body;
  if (answer.status === 401) onExpired();
  throw new ProblemError(asProblem(body, answer));
}

function asProblem(body: unknown, answer: Response): Problem {
  const known = (body ?? {}) as Partial<Problem>;
  const unknown = { ...noAnswer(), status: answer.status, code: `http.${answer.status}` };
  if (typeof known.code !== 'string')
    return { ...unknown, code: answer.status >= 500 ? unknown.code : REFUSED_ALREADY };
  return {
    ...unknown,
    detail: undefined,
    fix: undefined,
    ...known,
    status: answer.status,
    title: known.title ?? known.code,
    ...accessOf(known),
  };
}

/** A missing right can be asked for where it was missed. */
function accessOf({ permission, code, details }: Partial<Problem> & { permission?: string }) {
  const right = permission ?? (code === 'approval.not_yours' ? details?.['permission'] : undefined);
  if (typeof right !== 'string') return {};
  const run = () => void import('./ask-access.tsx').then((m) => m.askForAccess(right));
  return { acts: [{ word: t('kit.ask_access'), run }] };
}

/** Fills `:parameters` of the path from the input and gives back what is left. */
function place(path: string, input: Values): { url: string; rest: Values } {
  const rest = { ...input };
  const url = path.replace(/:(\w+)/g, (_, name: string) => {
    const value = rest[name];
    delete rest[name];
    return encodeURIComponent(textOf(value));
  });
  return { url, rest };
}

/** A value as the address carries it; lists and objects travel in a body, not in an address. */
const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value ?? '');

function searchText(input: Values): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(input)) {
    if (value === undefined || value === null || value === '') continue;
    if (Array.isArray(value)) for (const one of value) params.append(name, textOf(one));
    else params.set(name, textOf(value));
  }
  const text = params.toString();
  return text ? `?${text}` : '';
}
