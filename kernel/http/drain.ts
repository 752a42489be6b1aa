import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

const DRAIN_MS = 10_000;

/**
 * Lets a stopping server really stop. Node closes connections that are idle after a request, but
 * not those that a browser opened in advance and never used; and whatever still runs after ten
 * seconds is cut.
 */
export function drainOnClose(app: FastifyInstance): void {
  const unused = new Set<Socket>();
  app.server.on('connection', (socket) => {
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  app.server.on('request', (request) => unused.delete(request.socket));
  app.addHook('preClose', async () => {
    for (const socket of unused) socket.destroy();
    setTimeout(() => {
      app.server.closeAllConnections();
    }, DRAIN_MS).unref();
  });
}
