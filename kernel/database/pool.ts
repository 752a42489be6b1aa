import { createHash } from 'node:crypto';
import pg from 'pg';
import type { Sql } from 'sql-template-tag';

/**
 * A pool of pipelined connections: queries are sent without waiting for the answer of the one
 * before.
 */
export type Pool = pg.Pool;
export type Client = pg.PoolClient;

const OID = { int8: 20, date: 1082, timestamp: 1114, timestamptz: 1184, xid8: 5069 } as const;

/**
 * Numbers that fit are numbers; money and quantities stay text; instants are ISO text; days are
 * YYYY-MM-DD.
 */
const parsers: Record<number, (text: string) => unknown> = {
  [OID.int8]: (text) => Number(text),
  [OID.date]: (text) => text,
  [OID.timestamp]: (text) => text,
  [OID.timestamptz]: isoInstant,
  [OID.xid8]: (text) => text,
};

const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    parsers[oid] ?? pg.types.getTypeParser(oid, format ?? 'text'),
};

export interface PoolOptions {
  readonly url: string;
  readonly name: string;
  readonly max: number;
  /** Milliseconds until PostgreSQL gives a statement up; 15 s for people, more for maintenance. */
  readonly statementTimeoutMs?: number;
  /** Plans once for any parameters; off for lists and reports over skewed data. */
  readonly genericPlan?: boolean;
}

/** Opens a pool. Small on purpose: four connections per core answer faster than forty. */
export function openPool(options: PoolOptions): Pool {
  const settings = [
    `-c statement_timeout=${options.statementTimeoutMs ?? 15_000}`,
    '-c lock_timeout=5000',
    '-c idle_in_transaction_session_timeout=15000',
    '-c timezone=UTC',
    // A list or report may sort and join a year of a large company without a file on disk.
    options.genericPlan === false ? '-c work_mem=16MB' : '-c plan_cache_mode=force_generic_plan',
  ];
  const config = {
    connectionString: options.url,
    application_name: options.name,
    max: options.max,
    idleTimeoutMillis: 60_000,
    connectionTimeoutMillis: 10_000,
    options: settings.filter(Boolean).join(' '),
    pipeline: true,
    types,
  };
  const pool = new pg.Pool(config);
  // A connection that dies while idle is replaced at the next use; without a listener Node would
  // stop the process.
  pool.on('error', () => undefined);
  return pool;
}

/**
 * One connection of its own, like those of the pool. For work that a command waits for while it
 * holds a connection of
 * that pool: drawn from the pool itself, as many such commands as it has connections would wait for
 * ever.
 */
export function beside(pool: Pool): Pool {
  const single = new pg.Pool({ ...pool.options, max: 1 });
  single.on('error', () => undefined);
  return single;
}

const names = new Map<string, string>();

/**
 * Gives every distinct statement text one short name, so that PostgreSQL parses and plans it once a
 * connection.
 */
export function prepared(statement: Sql): pg.QueryConfig {
  const text = statement.text;
  let name = names.get(text);
  if (!name) {
    name = `p${createHash('sha1').update(text).digest('base64url').slice(0, 18)}`;
    if (names.size < 5_000) names.set(text, name);
  }
  return { name, text, values: statement.values };
}

/**
 * Runs one statement on a pool outside a command: for start-up, maintenance and system work only.
 */
export async function rowsOf<Row>(pool: Pool | Client, statement: Sql): Promise<Row[]> {
  const result = await pool.query(prepared(statement));
  return result.rows as Row[];
}

function isoInstant(text: string): string {
  if (!text.endsWith('+00')) return new Date(text).toISOString();
  const [day = '', clock = ''] = text.slice(0, -3).split(' ');
  const [seconds = '', fraction = ''] = clock.split('.');
  return `${day}T${seconds}.${fraction.slice(0, 3).padEnd(3, '0')}Z`;
}
