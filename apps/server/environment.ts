import { fileURLToPath } from 'node:url';
import { resolve } from 'node:path';

/** What the machine tells us; read once, here and nowhere else. */
export interface Environment {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** An external PostgreSQL; without it the embedded one is used. */
  readonly databaseUrl: string | undefined;
  /** Counts requests for all processes together; each counts by itself without. */
  readonly redisUrl: string | undefined;
  /** Gets a copy of every event; nobody does without. */
  readonly natsUrl: string | undefined;
  readonly trustProxy: boolean;
  /** Code of the company whose administrators see the figures of the installation. */
  readonly operator: string | undefined;
  readonly logLevel: string;
  readonly isProduction: boolean;
}

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/**
 * PORT (3000), HOST (127.0.0.1), POROS_DATA (./data), DATABASE_URL, REDIS_URL, NATS_URL,
 * TRUST_PROXY, POROS_OPERATOR, LOG_LEVEL, NODE_ENV.
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
    redisUrl: addressOf(env, 'REDIS_URL', ['redis:', 'rediss:']),
    natsUrl: addressOf(env, 'NATS_URL', ['nats:', 'tls:']),
    trustProxy: env['TRUST_PROXY'] === '1',
    operator: env['POROS_OPERATOR'] || undefined,
    logLevel: env['LOG_LEVEL'] ?? 'warn',
    isProduction: env['NODE_ENV'] === 'production',
  };
}

function addressOf(env: NodeJS.ProcessEnv, name: string, protocols: string[]): string | undefined {
  const text = env[name];
  if (!text) return undefined;
  if (URL.canParse(text) && protocols.includes(new URL(text).protocol)) return text;
  const example = `${protocols[0]}//127.0.0.1`;
  throw new UsageError(
    `${name} must be an address such as ${example}, or be left out.\n` +
      `${name} harus berupa alamat seperti ${example}, atau dikosongkan.`,
  );
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
