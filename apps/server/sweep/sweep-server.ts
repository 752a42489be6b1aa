import { randomUUID } from 'node:crypto';
import { authenticate } from '@poros/identity';
import type { Kernel } from '@poros/kernel';
import { makeServer } from '@poros/kernel/system';

export interface Spoken {
  readonly status: number;
  readonly text: string;
  /** The refusal's code, when it is one. */
  readonly code: string | undefined;
}

/** Someone at the door: who it is for the sweep, and the cookie by which the server knows. */
export interface Caller {
  readonly name: string;
  readonly tenantId: string;
  readonly branchId: string;
  readonly userId: string;
  readonly cookie: string;
}

export interface Way {
  readonly http: string;
  readonly name: string;
}
export type Input = Readonly<Record<string, unknown>>;

export interface SweepServer {
  /** Calls an operation by HTTP as this person; as nobody when there is none. */
  call(caller: Caller | undefined, way: Way, input: Input): Promise<Spoken>;
  close(): Promise<void>;
}

/** The real routes and the real log-in, without a socket; rights are looked up at every request. */
export async function sweepServer(kernel: Kernel): Promise<SweepServer> {
  const app = await makeServer({
    kernel,
    requestsPerMinute: 10_000_000,
    authenticate: authenticate(kernel, { cacheMs: 0 }),
  });
  return {
    async call(caller, way, input) {
      const [method = 'GET', path = '/'] = way.http.split(' ');
      const { url, rest } = placed(path, input);
      const isRead = method === 'GET';
      const response = await app.inject({
        method: method as 'GET',
        url: `/api/v1${url}${isRead ? queryOf(rest) : ''}`,
        headers: {
          'x-poros': '1',
          'idempotency-key': randomUUID(),
          'accept-language': 'en',
          ...(caller && { cookie: caller.cookie }),
        },
        ...(!isRead && { payload: rest }),
      });
      return { status: response.statusCode, text: response.body, code: codeOf(response.body) };
    },
    close: () => app.close(),
  };
}

function placed(path: string, input: Input): { url: string; rest: Input } {
  const rest: Record<string, unknown> = { ...input };
  const url = path.replace(/:(\w+)/g, (_all, name: string) => {
    const value = rest[name];
    delete rest[name];
    return encodeURIComponent(String(value ?? 'missing'));
  });
  return { url, rest };
}

function queryOf(input: Input): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(input))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && one !== null) query.append(name, String(one));
  return query.size > 0 ? `?${query}` : '';
}

function codeOf(text: string): string | undefined {
  try {
    const { code } = JSON.parse(text) as { code?: unknown };
    return typeof code === 'string' ? code : undefined;
  } catch {
    return undefined;
  }
}
