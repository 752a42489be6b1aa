import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import {
  ensureRoles,
  migrate,
  migrateSystem,
  readMigrations,
  systemDoors,
  urlFor,
} from '@poros/kernel/system';
import { migrationSources } from '@poros/server/modules';

/**
 * Passwords of the test cluster's roles; the cluster listens on this machine only and holds nothing
 * of worth.
 */
export const PASSWORDS = { poros_app: 'app-of-the-tests', poros_system: 'system-of-the-tests' };

export interface TestCluster {
  readonly ownerUrl: string;
  stop(): Promise<void>;
}

/**
 * A PostgreSQL for tests: the one named by POROS_TEST_DATABASE_URL, or an embedded one that is ours
 * alone.
 */
export async function startTestCluster(): Promise<TestCluster> {
  const given = process.env['POROS_TEST_DATABASE_URL'];
  if (given) return { ownerUrl: given, stop: async () => undefined };
  const { startEmbeddedPostgres } = await import('@poros/kernel/embedded');
  const dataDir = fileURLToPath(new URL('../data/test-postgres', import.meta.url));
  const postgres = await startEmbeddedPostgres({ dataDir, log: () => undefined });
  // Whoever else of this process or its children wants a cluster shares this one.
  process.env['POROS_TEST_DATABASE_URL'] = postgres.url;
  return { ownerUrl: postgres.url, stop: () => postgres.stop() };
}

/**
 * Migrates a template once per content of the migrations; the workers' databases are copies of it.
 */
export async function prepareTemplate(ownerUrl: string): Promise<string> {
  await ensureRoles(ownerUrl, PASSWORDS);
  const migrations = await readMigrations(migrationSources);
  const content = migrations.map((one) => one.sha256).join() + (await systemDoors());
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 12);
  const template = `poros_template_${hash}`;
  await withClient(ownerUrl, async (client) => {
    // Two runs may start together on one cluster.
    await client.query('select pg_advisory_lock(72727303)');
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [
      `${template}_done`,
    ]);
    if (rowCount) return;
    await client.query(`drop database if exists ${template} with (force)`);
    await client.query(`create database ${template}`);
    await ensureRoles(databaseUrl(ownerUrl, template), PASSWORDS);
    await migrate(databaseUrl(ownerUrl, template), migrations);
    await migrateSystem(roleUrl(databaseUrl(ownerUrl, template), 'poros_system'));
    await withClient(databaseUrl(ownerUrl, template), async (inside) => {
      // The tests' clock stands in November 2026; its months must exist whenever the tests run.
      await inside.query("select kernel.ensure_months('2026-08-01', 8)");
    });
    await client.query(`alter database ${template} rename to ${template}_done`);
  });
  return `${template}_done`;
}

/** A fresh database for one test worker, made from the template. */
export async function copyTemplate(
  ownerUrl: string,
  template: string,
  name: string,
): Promise<string> {
  await withClient(ownerUrl, async (client) => {
    await client.query(`drop database if exists ${name} with (force)`);
    await client.query(`create database ${name} template ${template}`);
  });
  return databaseUrl(ownerUrl, name);
}

export async function dropDatabase(ownerUrl: string, name: string): Promise<void> {
  await withClient(
    ownerUrl,
    async (client) => void (await client.query(`drop database if exists ${name} with (force)`)),
  );
}

export function databaseUrl(ownerUrl: string, database: string): string {
  const url = new URL(ownerUrl);
  url.pathname = `/${database}`;
  return url.toString();
}

/** The system role's address of a test database. */
export const systemUrl = (ownerUrl: string): string => roleUrl(ownerUrl, 'poros_system');

export const roleUrl = (ownerUrl: string, role: keyof typeof PASSWORDS) =>
  urlFor(ownerUrl, role, PASSWORDS[role]);

async function withClient(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
