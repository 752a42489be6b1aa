import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

export interface MigrationSource {
  readonly module: string;
  readonly folder: URL;
}
export interface Migration {
  readonly name: string;
  readonly text: string;
  readonly sha256: string;
}

const LOCK = 72_727_301;

/** Reads `sql/NNNN_name.sql` of every source, in module order and then in number order. */
export async function readMigrations(sources: readonly MigrationSource[]): Promise<Migration[]> {
  const all: Migration[] = [];
  for (const source of sources) {
    const files = await readdir(fileURLToPath(source.folder)).catch(() => []);
    for (const file of files.filter((name) => /^\d{4}_[a-z0-9_]+\.sql$/.test(name)).sort()) {
      const text = await readFile(new URL(file, source.folder), 'utf8');
      const sha256 = createHash('sha256').update(text).digest('hex');
      all.push({ name: `${source.module}/${file}`, text, sha256 });
    }
  }
  return all;
}

/**
 * Brings a database to the newest schema, one transaction per migration, under one lock so that two
 * servers may start
 * together. A migration that was applied and then edited stops the start: history is not rewritten.
 */
export async function migrate(
  ownerUrl: string,
  migrations: readonly Migration[],
): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'poros migrate' });
  await client.connect();
  const applied: string[] = [];
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query(`create table if not exists public.poros_migration
      (name text primary key, sha256 text not null, applied_at timestamptz not null default now())`);
    const { rows } = await client.query<{ name: string; sha256: string }>(
      'select name, sha256 from public.poros_migration',
    );
    const known = new Map(rows.map((row) => [row.name, row.sha256]));
    for (const migration of migrations) {
      const before = known.get(migration.name);
      if (before === migration.sha256) continue;
      if (before)
        throw new Error(`migration ${migration.name} was changed after it had been applied`);
      await apply(client, migration);
      applied.push(migration.name);
    }
    await client.query('grant select on public.poros_migration to poros_app, poros_system');
    await client.query('select kernel.ensure_era()');
  } finally {
    await client.end();
  }
  return applied;
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query("set local lock_timeout = '2s'");
    await client.query(migration.text);
    await client.query('insert into public.poros_migration (name, sha256) values ($1, $2)', [
      migration.name,
      migration.sha256,
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`migration ${migration.name}: ${(error as Error).message}`, { cause: error });
  }
}
