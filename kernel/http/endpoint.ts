import type { FastifyReply, FastifyRequest } from 'fastify';
import type { TSchema } from '../shared/contract.ts';
import type { Actor } from '../execute/actor.ts';
import type { Kernel } from '../execute/kernel.ts';
import type { Access, HttpLine, Operation } from '../execute/operation.ts';

/**
 * A door that is not a command or a query: log-in, tokens, the live stream. Declared like them,
 * shown in OpenAPI.
 */
export interface Endpoint {
  readonly kind: 'endpoint';
  readonly name: string;
  readonly http: HttpLine;
  readonly permission: Access;
  readonly summary: string;
  readonly input: TSchema;
  readonly output: TSchema;
  readonly refuses?: readonly string[];
  /** What the answer is when it is not JSON. */
  readonly produces?: string;
  /** The body is a stream of bytes (application/octet-stream); the input is path and query. */
  readonly takesBytes?: boolean;
  /** Calls a minute from one address, where the general limit is too generous. */
  readonly requestsPerMinute?: number;
  /** A page of its own, at its path without the API's prefix: what a stranger opens. */
  readonly isPage?: boolean;
  /** A page listens, nobody acts: asking does not keep a session from falling idle. */
  readonly isPassive?: boolean;
  handle(call: EndpointCall): Promise<unknown>;
}

export interface EndpointCall {
  readonly kernel: Kernel;
  readonly input: never;
  readonly actor: Actor | undefined;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly correlationId: string;
  /** Asks authentication again: for what stays open longer than a right may be trusted. */
  whoNow(): Promise<Actor | undefined>;
}

export function endpoint(definition: Omit<Endpoint, 'kind'>): Endpoint {
  return { kind: 'endpoint', ...definition };
}

const API = '/api/v1';

/** Method and address of a door: below the API's prefix, but for a page of its own. */
export function doorOf(one: Operation | Endpoint): { method: string; url: string } {
  const [method = 'GET', path = '/'] = one.http.split(' ');
  return { method, url: one.kind === 'endpoint' && one.isPage ? path : API + path };
}
