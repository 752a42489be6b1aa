import type { Pool } from './pool.ts';
import { openSession, type Session } from './session.ts';

/** A connection that listens for the notices of one channel. */
export interface Ear {
  /** Opens the connection if there is none that lives; a notice meanwhile is lost. */
  open(): Promise<void>;
  end(): Promise<void>;
}

export function ear(pool: Pool, channel: string, onNotice: () => void): Ear {
  let session: Session | undefined;
  let opening: Promise<void> | undefined;

  async function open(): Promise<void> {
    const fresh = await openSession(pool, 'poros events');
    fresh.client.on('notification', onNotice);
    await fresh.client.query(`listen ${channel}`);
    session = fresh;
  }

  return {
    async open() {
      if (session?.isAlive()) return;
      opening ??= open().finally(() => {
        opening = undefined;
      });
      await opening;
    },
    async end() {
      await opening?.catch(() => undefined);
      await session?.end();
    },
  };
}
