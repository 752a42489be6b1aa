import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { checkInput } from '../execute/check.ts';
import { scopeOf } from '../execute/actor.ts';
import { executeCommand, executeQuery, missing, type Answer } from '../execute/execute.ts';
import { Refusal, refuse } from '../shared/refusal.ts';
import { batchRoute } from './batch.ts';
import { doorOf, type Endpoint } from './endpoint.ts';
import { rateLimiter } from './rate-limit.ts';
import { openApiRoutes } from './openapi.ts';
import type { ServerOptions } from './server.ts';

/** One HTTP route for every operation and endpoint of every module. */
export async function registerRoutes(app: FastifyInstance, options: ServerOptions): Promise<void> {
  const { kernel } = options;
  for (const operation of kernel.registry.operations.values()) {
    const { method, url } = doorOf(operation);
    app.route({
      method,
      url,
      handler: async (request, reply) => {
        await identify(request, options, operation.permission);
        const actor = request.actor ?? refuse('kernel.not_signed_in');
        const input = checkInput(operation.input, inputOf(request), {
          convert: method === 'GET',
          owner: operation.name,
        });
        const { correlationId, language } = request;
        if (operation.kind === 'query') {
          const body = await executeQuery(kernel, operation, {
            actor,
            input,
            correlationId,
            language,
          });
          return reply
            .type('application/json; charset=utf-8')
            .header('cache-control', 'no-store')
            .send(body);
        }
        const key = keyOf(request);
        const answer = await executeCommand(kernel, operation, {
          actor,
          input,
          correlationId,
          language,
          key,
        });
        return sendAnswer(reply, answer);
      },
    });
  }
  for (const endpoint of kernel.registry.endpoints) registerEndpoint(app, options, endpoint);
  batchRoute(app, options);
  openApiRoutes(app, kernel);
  app.all('/api/v1/*', async () => refuse('kernel.not_found'));
}

function registerEndpoint(app: FastifyInstance, options: ServerOptions, endpoint: Endpoint): void {
  const { method, url } = doorOf(endpoint);
  const limiter = endpoint.requestsPerMinute
    ? rateLimiter(endpoint.requestsPerMinute, () => options.kernel.clock().getTime())
    : undefined;
  app.route({
    method,
    url,
    handler: async (request, reply) => {
      request.isPassive = endpoint.isPassive ?? false;
      const wait = limiter?.(request.ip) ?? 0;
      if (wait > 0) {
        reply.header('retry-after', String(wait));
        refuse('kernel.too_many_requests', { seconds: wait });
      }
      // Whoever opens a public page is nobody, also with an old cookie.
      if (!endpoint.isPage || endpoint.permission !== 'public')
        await identify(request, options, endpoint.permission);
      const isAddress = method === 'GET' || endpoint.takesBytes === true;
      const input = checkInput(endpoint.input, isAddress ? addressOf(request) : inputOf(request), {
        convert: isAddress,
        owner: endpoint.name,
      });
      const { actor, correlationId } = request;
      if (actor && scopeOf(actor, endpoint.permission) === undefined)
        throw await missing(options.kernel, actor.tenantId, endpoint.permission);
      return endpoint.handle({
        kernel: options.kernel,
        input: input as never,
        actor,
        request,
        reply,
        correlationId,
        whoNow: () => options.authenticate(request),
      });
    },
  });
}

/** Who asks, and whether a browser page of ours asks: a cookie alone never changes anything. */
export async function identify(
  request: FastifyRequest,
  options: ServerOptions,
  access: string,
): Promise<void> {
  const isChange = request.method !== 'GET' && request.method !== 'HEAD';
  if (isChange && !request.headers.authorization) ensureSameOrigin(request);
  request.actor = await options.authenticate(request);
  if (request.actor) {
    // What the page asks for now goes before what its reader once chose.
    if (!request.headers['accept-language']) request.language = request.actor.language;
    request.actor = { ...request.actor, language: request.language };
  }
  if (access !== 'public' && !request.actor) refuse('kernel.not_signed_in');
}

function ensureSameOrigin(request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site'];
  const isForeign = site !== undefined && site !== 'same-origin' && site !== 'none';
  const { origin } = request.headers;
  const isOtherHost =
    origin !== undefined && URL.canParse(origin) && new URL(origin).host !== request.host;
  if (isForeign || isOtherHost || request.headers['x-poros'] !== '1')
    refuse('kernel.forged_request');
}

/** Path, query and body as one input; the path cannot be contradicted. */
function inputOf(request: FastifyRequest): unknown {
  const body = request.body ?? {};
  if (typeof body !== 'object' || Array.isArray(body) || body instanceof Readable)
    throw new Refusal('kernel.body_malformed', { reason: 'not an object' });
  return request.method === 'GET' ? addressOf(request) : { ...body, ...(request.params as object) };
}

const addressOf = (request: FastifyRequest): object => ({
  ...(request.query as object),
  ...(request.params as object),
});

function keyOf(request: FastifyRequest): string {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(key)) refuse('kernel.key_missing');
  return key;
}

function sendAnswer(reply: import('fastify').FastifyReply, answer: Answer) {
  if (answer.isReplay) reply.header('idempotency-replayed', 'true');
  if (answer.retryAfterSeconds) reply.header('retry-after', String(answer.retryAfterSeconds));
  const type = answer.status >= 400 ? 'application/problem+json' : 'application/json';
  return reply.code(answer.status).type(`${type}; charset=utf-8`).send(answer.body);
}
