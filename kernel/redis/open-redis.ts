import { Redis } from 'ioredis';
import type { Logger } from 'pino';

/**
 * A line to Redis that never holds anyone up: while Redis is away a question fails at once, and the
 * line mends itself behind.
 */
export function openRedis(url: string, log: Logger): Redis {
  const redis = new Redis(url, {
    connectionName: 'poros',
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    connectTimeout: 2_000,
    commandTimeout: 100,
    retryStrategy: (tries) => Math.min(tries * 200, 5_000),
  });
  let isSaid = false;
  redis.on('error', (error: unknown) => {
    if (!isSaid)
      log.warn({ err: error }, 'Redis cannot be reached; every process counts by itself');
    isSaid = true;
  });
  redis.on('ready', () => {
    isSaid = false;
  });
  return redis;
}
