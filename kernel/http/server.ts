import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Actor } from '../execute/actor.ts';
import { asRefusal } from '../execute/database-errors.ts';
import type { Kernel } from '../execute/kernel.ts';
import { problemOf } from '../execute/problem.ts';
import { Refusal } from '../shared/refusal.ts';
import { chooseLanguage, type Language } from '../shared/words.ts';
import { drainOnClose } from './drain.ts';
import { healthRoutes } from './health.ts';
import { parseJson } from './parse-json.ts';
import { sharedRateLimiter } from '../redis/shared-rate-limiter.ts';
import { rateLimiter, type RateLimiter } from './rate-limit.ts';
import { registerRoutes } from './routes.ts';
import { serveWeb } from './static.ts';

export interface ServerOptions {
  readonly kernel: Kernel;
  /** Finds out who asks; undefined for nobody. Throws a refusal for a bad token. */
  readonly authenticate: (request: FastifyRequest) => Promise<Actor | undefined>;
  /** Folder of the built web client; none in API-only servers. */
  readonly webRoot?: string;
  /** Requests a minute from one caller before 429. */
  readonly requestsPerMinute?: number;
  /** Where several processes count together; each by itself without. */
  readonly redis?: Redis;
  readonly trustProxy?: boolean;
}

declare module 'fastify' {
  interface FastifyRequest {
    correlationId: string;
    language: Language;
    actor: Actor | undefined;
    /** True where a page listens and nobody acts; such a request is no use of a session. */
    isPassive: boolean;
  }
}

const BODY_LIMIT = 256 * 1024;

/**
 * The HTTP server over a kernel: guards first, then one route per operation, then the web client.
 */
export async function makeServer(options: ServerOptions): Promise<FastifyInstance> {
  const { kernel } = options;
  const app = fastify({
    bodyLimit: BODY_LIMIT,
    trustProxy: options.trustProxy ?? false,
    keepAliveTimeout: 72_000,
    requestTimeout: 30_000,
    connectionTimeout: 0,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
    http: { headersTimeout: 10_000, connectionsCheckingInterval: 5_000 },
    forceCloseConnections: 'idle',
    genReqId: () => '',
  });
  app.server.maxConnections = 10_000;
  drainOnClose(app);
  app.decorateRequest('correlationId', '');
  app.decorateRequest('language', 'id');
  app.decorateRequest('actor', undefined);
  app.decorateRequest('isPassive', false);
  readBodies(app);
  const limiter = limiterOf(options);
  app.addHook('onRequest', async (request, reply) => {
    const given = request.headers['x-correlation-id'];
    request.correlationId =
      typeof given === 'string' && /^[\w.-]{8,64}$/.test(given) ? given : randomUUID();
    request.language = chooseLanguage(request.headers['accept-language']);
    reply.headers(SECURITY_HEADERS).header('x-correlation-id', request.correlationId);
    if (!request.url.startsWith('/api/')) return;
    const wait = await limiter(request.ip);
    if (wait > 0) {
      reply.header('retry-after', String(wait));
      throw new Refusal('kernel.too_many_requests', { seconds: wait });
    }
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown';
    kernel.metrics.httpMs.observe({ route, status: String(reply.statusCode) }, reply.elapsedTime);
    kernel.log.info(
      {
        correlationId: request.correlationId,
        method: request.method,
        route,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
        tenantId: request.actor?.tenantId,
        userId: request.actor?.userId,
      },
      'request',
    );
  });
  app.setErrorHandler((error, request, reply) => sendProblem(kernel, error, request, reply));
  // A serving process hears of changed settings from its first request on.
  app.addHook('onReady', () =>
    kernel.feed.ready().catch((error: unknown) => {
      kernel.log.warn({ err: error }, 'the event feed starts with its first reader');
    }),
  );
  healthRoutes(app, kernel);
  await registerRoutes(app, options);
  await serveWeb(app, kernel, options.webRoot);
  return app;
}

function readBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    try {
      done(null, parseJson(body as string));
    } catch (error) {
      done(error as Error);
    }
  });
  // Bytes are not read here: the one endpoint that takes them counts them as they come.
  app.addContentTypeParser('application/octet-stream', (_request, body, done) => {
    done(null, body);
  });
}

function limiterOf({ kernel, redis, requestsPerMinute = 1_200 }: ServerOptions): RateLimiter {
  const own = rateLimiter(requestsPerMinute, () => kernel.clock().getTime());
  return redis ? sharedRateLimiter(redis, requestsPerMinute, own) : own;
}

/** Any failure becomes problem+json; what was not expected says nothing but its correlation id. */
export function sendProblem(
  kernel: Kernel,
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  const refusal =
    asRefusal(error, kernel.registry) ?? fromFastify(error) ?? unexpected(kernel, error, request);
  const problem = problemOf(kernel.registry, refusal, request.language, request.correlationId);
  if (problem.status === 503) reply.header('retry-after', '1');
  reply
    .code(problem.status)
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(problem));
}

function fromFastify(error: unknown): Refusal | undefined {
  const { code, statusCode, message } = error as {
    code?: string;
    statusCode?: number;
    message?: string;
  };
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return new Refusal('kernel.body_too_large', { limit: '256 kB' });
  if (statusCode && statusCode >= 400 && statusCode < 500)
    return new Refusal('kernel.body_malformed', { reason: message ?? 'unreadable' });
  return undefined;
}

function unexpected(kernel: Kernel, error: unknown, request: FastifyRequest): Refusal {
  kernel.log.error(
    { err: error, correlationId: request.correlationId, route: request.routeOptions.url },
    'unexpected error',
  );
  return new Refusal('kernel.unexpected');
}

const SECURITY_HEADERS = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'geolocation=(self), camera=(self), microphone=()',
};
