import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { DEMO_PASSWORD } from '@poros/server/seed/demo';
import type { Operations } from '../../src/generated/operations.gen.ts';

type Name = keyof Operations;
type Input<O extends Name> = Operations[O]['input'];
type Output<O extends Name> = Operations[O]['output'];

/**
 * A program that knows Poros only from its OpenAPI document; its types come from the same
 * contracts.
 */
export interface ApiClient {
  call<O extends Name>(operation: O, input: Input<O>): Promise<Output<O>>;
}

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
}
interface Described {
  readonly operationId?: string;
  readonly parameters?: readonly Parameter[];
}
interface Way {
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
}

let ways: Promise<ReadonlyMap<string, Way>> | undefined;

/** Signed in as a person, with the cookie that the session gives. */
export async function personClient(login: string): Promise<ApiClient> {
  const answer = await fetch(new URL('/api/v1/session', inject('address')), {
    method: 'POST',
    headers: changing(),
    body: JSON.stringify({ login, password: DEMO_PASSWORD }),
  });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0];
  if (!answer.ok || !cookie) throw new Error(`${login} could not sign in: ${await answer.text()}`);
  return clientWith({ cookie });
}

/** Signed in as a program, with the bearer token that its secret gives. */
export async function programClient(secret: {
  clientId: string;
  clientSecret: string;
}): Promise<ApiClient> {
  const answer = await fetch(new URL('/api/v1/tokens', inject('address')), {
    method: 'POST',
    headers: changing(),
    body: JSON.stringify(secret),
  });
  const { accessToken } = (await answer.json()) as { accessToken: string };
  return clientWith({ authorization: `Bearer ${accessToken}` });
}

function clientWith(identity: Record<string, string>): ApiClient {
  return {
    async call(operation, input) {
      const way = (await theWays()).get(operation);
      if (!way) throw new Error(`the OpenAPI document has no operation ${operation}`);
      const { url, body } = filled(way, input);
      const answer = await fetch(url, {
        method: way.method,
        headers: { ...(way.method === 'GET' ? {} : changing()), ...identity },
        ...(way.method !== 'GET' && { body: JSON.stringify(body) }),
      });
      const said: unknown = await answer.json();
      if (!answer.ok) throw new Error(`${operation} ${answer.status}: ${JSON.stringify(said)}`);
      return said;
    },
  };
}

function theWays(): Promise<ReadonlyMap<string, Way>> {
  ways ??= readWays();
  return ways;
}

async function readWays(): Promise<ReadonlyMap<string, Way>> {
  const answer = await fetch(new URL('/api/v1/openapi.json', inject('address')));
  const { paths } = (await answer.json()) as { paths: Record<string, Record<string, Described>> };
  return new Map(
    Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(
        ([method, { operationId = '', parameters = [] }]) =>
          [operationId, { method: method.toUpperCase(), path, parameters }] as const,
      ),
    ),
  );
}

/** Puts each value where the document says it belongs: path, query, or body. */
function filled({ method, path, parameters }: Way, input: object): { url: URL; body: object } {
  const rest: Record<string, unknown> = { ...input };
  const take = (name: string) => {
    const value = rest[name];
    delete rest[name];
    return value;
  };
  const inPath = path.replace(/\{(\w+)\}/g, (_all, name: string) =>
    encodeURIComponent(String(take(name))),
  );
  const url = new URL(inPath, inject('address'));
  for (const { name } of parameters.filter((one) => method === 'GET' && one.in === 'query')) {
    const value = take(name);
    for (const one of [value].flat())
      if (one !== undefined) url.searchParams.append(name, String(one));
  }
  return { url, body: rest };
}

const changing = () => ({
  'content-type': 'application/json',
  'x-poros': '1',
  'idempotency-key': randomUUID(),
});
