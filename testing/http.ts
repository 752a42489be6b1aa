import { randomUUID } from 'node:crypto';
import { authenticate, seedUser } from '@poros/identity';
import type { DefaultRole, Kernel } from '@poros/kernel';
import { makeServer } from '@poros/kernel/system';
import { actorOf, type World } from './world.ts';

/** What came back: status, headers by lower-case name, JSON body (or the text, when it is none). */
export interface HttpAnswer<T = Record<string, unknown>> {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: T;
}

export interface HttpOptions {
  /** The Idempotency-Key of a command; a fresh one unless the test repeats itself. */
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Where it comes from; an address of the test's own unless it says so. */
  readonly ip?: string;
}

type Body = Readonly<Record<string, unknown>>;

/** A browser or a program at the door: keeps its cookie, sends what our own pages send. */
export interface HttpClient {
  /** The session cookie as the client holds it, '' when it holds none. */
  cookie(): string;
  get<T = Record<string, unknown>>(path: string, options?: HttpOptions): Promise<HttpAnswer<T>>;
  /** A file as it comes. */
  getBytes(path: string): Promise<{ readonly headers: HttpAnswer['headers']; bytes: Buffer }>;
  post<T = Record<string, unknown>>(
    path: string,
    body?: Body,
    options?: HttpOptions,
  ): Promise<HttpAnswer<T>>;
  put<T = Record<string, unknown>>(
    path: string,
    body?: Body,
    options?: HttpOptions,
  ): Promise<HttpAnswer<T>>;
  delete<T = Record<string, unknown>>(path: string, options?: HttpOptions): Promise<HttpAnswer<T>>;
  /** Posts bytes as they are. */
  upload<T = Record<string, unknown>>(
    path: string,
    bytes: Buffer,
    options?: HttpOptions,
  ): Promise<HttpAnswer<T>>;
}

export interface HttpUser extends HttpClient {
  readonly userId: string;
  readonly email: string;
}

export interface Api {
  /** A client that nobody knows. Paths are below /api/v1. */
  readonly anonymous: HttpClient;
  /** Another such client, with a cookie jar of its own or with these headers on every request. */
  client(headers?: Readonly<Record<string, string>>): HttpClient;
  /** Makes a user of the world's tenant with these roles, all branches, and signs him in. */
  signIn(...roles: DefaultRole[]): Promise<HttpUser>;
  /** Makes a user without signing him in; the password is `PASSWORD`. */
  user(...roles: DefaultRole[]): Promise<{ userId: string; email: string }>;
}

/** The password of every user that a test makes. */
export const PASSWORD = 'kopi tubruk dua gelas';

/** The HTTP API over a world's kernel, without a socket. Rights are looked up at every request. */
export async function api(world: World): Promise<Api> {
  const app = await serverOf(world.kernel);
  const system = actorOf({ tenantId: world.tenantId, branchId: world.branchId, kind: 'system' });
  const ip = `10.${[...Buffer.from(randomUUID().slice(0, 6), 'hex')].join('.')}`;

  async function user(...roles: DefaultRole[]) {
    const email = `${randomUUID()}@uji.test`;
    const { id: userId } = await seedUser(world.kernel, system, {
      name: `Penguji ${roles.join(' ')}`.trim(),
      email,
      password: PASSWORD,
      roles,
    });
    return { userId, email };
  }

  return {
    anonymous: clientOf(app, ip),
    client: (headers) => clientOf(app, ip, headers),
    user,
    async signIn(...roles) {
      const made = await user(...roles);
      const client = clientOf(app, ip);
      const answer = await client.post('/session', { login: made.email, password: PASSWORD });
      if (answer.status !== 200)
        throw new Error(`could not sign in: ${JSON.stringify(answer.body)}`);
      return { ...client, ...made };
    },
  };
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
type Server = Awaited<ReturnType<typeof makeServer>>;
const servers = new WeakMap<Kernel, Promise<Server>>();

function serverOf(kernel: Kernel): Promise<Server> {
  let server = servers.get(kernel);
  if (!server) {
    server = makeServer({
      kernel,
      authenticate: authenticate(kernel, { cacheMs: 0 }),
      requestsPerMinute: 1_000_000,
    });
    servers.set(kernel, server);
  }
  return server;
}

function clientOf(
  app: Server,
  ip: string,
  always: Readonly<Record<string, string>> = {},
): HttpClient {
  let cookie = '';

  async function send<T>(
    method: Method,
    path: string,
    body: Body | Buffer | undefined,
    options: HttpOptions = {},
  ): Promise<HttpAnswer<T>> {
    const isChange = method !== 'GET';
    const answer = await app.inject({
      method,
      url: `/api/v1${path}`,
      remoteAddress: options.ip ?? ip,
      headers: {
        ...(isChange && { 'x-poros': '1', 'idempotency-key': options.key ?? randomUUID() }),
        ...(cookie && { cookie }),
        ...(Buffer.isBuffer(body) && { 'content-type': 'application/octet-stream' }),
        ...always,
        ...options.headers,
      },
      ...(body && { payload: body }),
    });
    const [given] = [answer.headers['set-cookie'] ?? []].flat();
    if (given) cookie = /^([^=]+=)[^;]+/.exec(given)?.[0] ?? '';
    return {
      status: answer.statusCode,
      headers: answer.headers,
      body: parsed(answer.payload) as T,
    };
  }

  return {
    cookie: () => cookie,
    get: (path, options) => send('GET', path, undefined, options),
    async getBytes(path) {
      const url = `/api/v1${path}`;
      const answer = await app.inject({ url, remoteAddress: ip, headers: { cookie, ...always } });
      return { headers: answer.headers, bytes: answer.rawPayload };
    },
    post: (path, body, options) => send('POST', path, body ?? {}, options),
    put: (path, body, options) => send('PUT', path, body ?? {}, options),
    delete: (path, options) => send('DELETE', path, undefined, options),
    upload: (path, bytes, options) => send('POST', path, bytes, options),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
