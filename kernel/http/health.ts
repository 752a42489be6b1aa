import type { FastifyInstance } from 'fastify';
import sql from 'sql-template-tag';
import { rowsOf } from '../database/pool.ts';
import type { Kernel } from '../execute/kernel.ts';

/**
 * /health: the process lives. /ready: it can serve. /metrics: Prometheus, for this machine or with
 * the token.
 */
export function healthRoutes(app: FastifyInstance, kernel: Kernel): void {
  app.get('/health', async () => ({ status: 'ok' }));
  app.get('/ready', async (_request, reply) => {
    try {
      await rowsOf(kernel.systemPool, sql`select 1`);
      if (kernel.isStopping()) return await reply.code(503).send({ status: 'stopping' });
      return { status: 'ready' };
    } catch {
      return reply.code(503).send({ status: 'database unreachable' });
    }
  });
  app.get('/metrics', async (request, reply) => {
    if (!['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.ip))
      return reply.code(403).send();
    return reply
      .type(kernel.metrics.registry.contentType)
      .send(await kernel.metrics.registry.metrics());
  });
}
