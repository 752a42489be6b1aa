import type { Kernel } from '@poros/kernel';
import { makeServer, openRedis } from '@poros/kernel/system';
import { authenticate } from '@poros/identity';
import type { Environment } from './environment.ts';
import { UsageError } from './environment.ts';

export interface Serving {
  readonly address: string;
  close(): Promise<void>;
}

/** Opens the HTTP server; a taken port is said in words. */
export async function serveHttp(
  kernel: Kernel,
  environment: Environment,
  webRoot?: string,
): Promise<Serving> {
  const redis = environment.redisUrl ? openRedis(environment.redisUrl, kernel.log) : undefined;
  const app = await makeServer({
    kernel,
    authenticate: authenticate(kernel),
    trustProxy: environment.trustProxy,
    ...(redis && { redis }),
    ...(webRoot !== undefined && { webRoot }),
  });
  try {
    await app.listen({ port: environment.port, host: environment.host });
  } catch (error) {
    if ((error as { code?: string }).code !== 'EADDRINUSE') throw error;
    throw new UsageError(
      `Port ${environment.port} is in use by another program.\n` +
        `  Stop it, or choose another port: PORT=3001 npm start\n` +
        `Port ${environment.port} sedang dipakai program lain.\n` +
        `  Hentikan program itu, atau pilih port lain: PORT=3001 npm start\n(http.port_taken)`,
      5,
    );
  }
  const listening = app.server.address();
  const port = typeof listening === 'object' && listening ? listening.port : environment.port;
  return {
    address: `http://localhost:${port}`,
    async close() {
      await app.close();
      redis?.disconnect();
    },
  };
}

/**
 * Resolves at the first Ctrl C or SIGTERM; a supervisor may send it twice, only a later Ctrl C ends
 * the process at once.
 */
export function untilStopped(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let stoppedAt = 0;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => {
        if (signal === 'SIGINT' && stoppedAt > 0 && performance.now() - stoppedAt > 2_000)
          process.exit(130);
        stoppedAt ||= performance.now();
        resolve(signal);
      });
  });
}
