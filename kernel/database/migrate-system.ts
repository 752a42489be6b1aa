import { readFile } from 'node:fs/promises';
import { Logger, runMigrations } from 'graphile-worker';
import pg from 'pg';

const DOORS = new URL('../sql/system_doors.sql', import.meta.url);

/** The text of the system role's doors; a template of the tests is as old as this text. */
export const systemDoors = (): Promise<string> => readFile(DOORS, 'utf8');

/**
 * The part of migrating that belongs to `poros_system`: the job queue's schema, which the role
 * owns, and the doors through which people's role may look at what only the system sees.
 */
export async function migrateSystem(systemUrl: string): Promise<void> {
  await runMigrations({ connectionString: systemUrl, logger: new Logger(() => () => undefined) });
  const client = new pg.Client({ connectionString: systemUrl, application_name: 'poros migrate' });
  await client.connect();
  try {
    await client.query(await systemDoors());
  } finally {
    await client.end();
  }
}
