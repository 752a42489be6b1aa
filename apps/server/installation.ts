import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { pino, type Logger } from 'pino';
import { makeKernel, type Kernel } from '@poros/kernel';
import { startEmbeddedPostgres } from '@poros/kernel/embedded';
import {
  ensureRoles,
  migrate,
  migrateSystem,
  openPool,
  readMigrations,
  urlFor,
  type Role,
} from '@poros/kernel/system';
import type { Environment } from './environment.ts';
import { migrationSources, modules } from './modules.ts';

/** A database that is reachable, and how to reach it as each role. */
export interface Installation {
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly systemUrl: string;
  readonly isEmbedded: boolean;
  readonly log: Logger;
  stop(): Promise<void>;
}

const DATABASE = 'poros';

/**
 * Starts (or adopts) the embedded PostgreSQL, or takes the one of DATABASE_URL, and makes sure of
 * the roles.
 */
export async function openInstallation(
  environment: Environment,
  say: (line: string) => void,
): Promise<Installation> {
  await mkdir(environment.dataDir, { recursive: true });
  const log = pino({ level: environment.logLevel, base: null });
  const embedded = environment.databaseUrl
    ? undefined
    : await startEmbeddedPostgres({
        dataDir: join(environment.dataDir, 'postgres'),
        log: (line) => {
          log.debug(line);
        },
      });
  const ownerUrl = environment.databaseUrl ?? (await ensureDatabase(embedded?.url ?? ''));
  say(
    embedded
      ? `PostgreSQL 18, embedded, port ${embedded.port}${embedded.adopted ? ' (was still running)' : ''}`
      : `PostgreSQL at ${new URL(ownerUrl).host}`,
  );
  const passwords = await readPasswords(environment.dataDir);
  await ensureRoles(ownerUrl, passwords);
  return {
    ownerUrl,
    appUrl: urlFor(ownerUrl, 'poros_app', passwords.poros_app),
    systemUrl: urlFor(ownerUrl, 'poros_system', passwords.poros_system),
    isEmbedded: embedded !== undefined,
    log,
    stop: async () => {
      await embedded?.stop();
    },
  };
}

/** Brings the schema up to date; answers the names of the migrations that ran. */
export async function bringUpToDate(installation: Installation): Promise<string[]> {
  const applied = await migrate(installation.ownerUrl, await readMigrations(migrationSources));
  await migrateSystem(installation.systemUrl);
  return applied;
}

/** The kernel over this installation's database. */
export async function kernelOf(
  installation: Installation,
  environment: Environment,
  demoPassword?: string,
): Promise<Kernel> {
  const max = Math.max(4, availableParallelism() * 4);
  const { appUrl, systemUrl, log } = installation;
  return makeKernel({
    modules,
    log,
    dataDir: environment.dataDir,
    isStrict: !environment.isProduction,
    ...(demoPassword !== undefined && { demoPassword }),
    ...(environment.operator !== undefined && { operator: environment.operator }),
    pool: openPool({ url: appUrl, name: 'poros', max }),
    readPool: openPool({ url: appUrl, name: 'poros read', max, genericPlan: false }),
    systemPool: openPool({
      url: systemUrl,
      name: 'poros system',
      max: 4,
      statementTimeoutMs: 120_000,
    }),
  });
}

async function ensureDatabase(serverUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [
      DATABASE,
    ]);
    if (!rowCount) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
  const url = new URL(serverUrl);
  url.pathname = `/${DATABASE}`;
  return url.toString();
}

async function readPasswords(dataDir: string): Promise<Record<Role, string>> {
  const folder = join(dataDir, 'secrets');
  const path = join(folder, 'database.json');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const kept = await readFile(path, 'utf8').catch(() => undefined);
  if (kept) return JSON.parse(kept) as Record<Role, string>;
  const secret = () => randomBytes(24).toString('base64url');
  const made = { poros_app: secret(), poros_system: secret() };
  await writeFile(path, JSON.stringify(made), { mode: 0o600 });
  return made;
}
