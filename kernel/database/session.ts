import pg from 'pg';
import type { Pool } from './pool.ts';

/** A connection of one's own: for a session lock or LISTEN, which no pooled connection may hold. */
export interface Session {
  readonly client: pg.Client;
  /** False once the connection has broken; a session is never mended, only opened again. */
  isAlive(): boolean;
  end(): Promise<void>;
}

/**
 * Opens a connection with a pool's login and settings. `onBroken` is told once when the connection
 * dies.
 */
export async function openSession(
  pool: Pool,
  name: string,
  onBroken: () => void = () => undefined,
): Promise<Session> {
  const config = { ...pool.options, application_name: name, keepAlive: true };
  const client = new pg.Client(config);
  let isAlive = true;
  const broken = () => {
    if (!isAlive) return;
    isAlive = false;
    onBroken();
  };
  client.on('error', broken);
  client.on('end', broken);
  await client.connect();
  return {
    client,
    isAlive: () => isAlive,
    async end() {
      isAlive = false;
      await client.end().catch(() => undefined);
    },
  };
}

/**
 * Whether this session leads those who want the same lock, until it ends. Tried and not waited for:
 * a waiting statement would hold a snapshot open and with it vacuum and the audit sealer.
 */
export async function takeLead(session: Session, lock: number): Promise<boolean> {
  const { rows } = await session.client.query<{ taken: boolean }>(
    'select pg_try_advisory_lock($1) as taken',
    [lock],
  );
  return rows[0]?.taken ?? false;
}
