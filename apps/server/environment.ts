import { fileURLToPath } from 'node:url';
import { resolve } from 'node:path';

/** What the machine tells us; read once, here and nowhere else. */
export interface Environment {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** An external PostgreSQL; without it the embedded one is used. */
  readonly databaseUrl: string | undefined;
  readonly trustProxy: boolean;
  readonly logLevel: string;
  readonly isProduction: boolean;
}

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/**
 * PORT (3000), HOST (127.0.0.1), POROS_DATA (./data), DATABASE_URL, TRUST_PROXY, LOG_LEVEL,
 * NODE_ENV.
 */
export function readEnvironment(env: NodeJS.ProcessEnv): Environment {
  const port = Number(env['PORT'] ?? '3000');
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new UsageError(`PORT must be a number from 0 to 65535, not "${env['PORT']}"`);
  return {
    port,
    host: env['HOST'] ?? '127.0.0.1',
    dataDir: resolve(ROOT, env['POROS_DATA'] ?? 'data'),
    databaseUrl: env['DATABASE_URL'] || undefined,
    trustProxy: env['TRUST_PROXY'] === '1',
    logLevel: env['LOG_LEVEL'] ?? 'warn',
    isProduction: env['NODE_ENV'] === 'production',
  };
}

/** Something the person at the keyboard can put right; printed without a stack. */
export class UsageError extends Error {
  readonly exitCode: number;
  constructor(message: string, exitCode = 2) {
    super(message);
    this.name = 'UsageError';
    this.exitCode = exitCode;
  }
}
