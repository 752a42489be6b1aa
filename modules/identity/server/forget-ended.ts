import { rowsOf, sql, type Kernel } from '@poros/kernel';

const SESSIONS_KEPT_DAYS = 90;
const FAILURES_KEPT_DAYS = 2;
const AT_ONCE = 5_000;
const DAY_MS = 86_400_000;

export interface Forgotten {
  readonly sessions: number;
  readonly failures: number;
}

/**
 * For the nightly maintenance: sessions that ended three months ago, with their refresh tokens, and
 * failed log-ins that count no more. The audit trail keeps what happened.
 */
export async function forgetEnded(kernel: Kernel): Promise<Forgotten> {
  const now = kernel.clock().getTime();
  const sessionsBefore = new Date(now - SESSIONS_KEPT_DAYS * DAY_MS).toISOString();
  const failuresBefore = new Date(now - FAILURES_KEPT_DAYS * DAY_MS).toISOString();
  return {
    sessions: await inPortions(() =>
      rowsOf(
        kernel.systemPool,
        sql`
      delete from identity.session where (tenant_id, id) in (
        select tenant_id, id from identity.session where expires_at < ${sessionsBefore}
        limit ${AT_ONCE})
      returning 1`,
      ),
    ),
    failures: await inPortions(() =>
      rowsOf(
        kernel.systemPool,
        sql`
      delete from identity.sign_in_throttle where (subject, source) in (
        select subject, source from identity.sign_in_throttle
        where last_at < ${failuresBefore}
          and coalesce(locked_until, last_at) < ${kernel.clock().toISOString()}
        limit ${AT_ONCE})
      returning 1`,
      ),
    ),
  };
}

/** A few thousand at a time, so that no delete holds its locks for long. */
async function inPortions(remove: () => Promise<unknown[]>): Promise<number> {
  for (let all = 0; ;) {
    const { length } = await remove();
    all += length;
    if (length < AT_ONCE) return all;
  }
}
