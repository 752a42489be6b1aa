import { rowsOf, sql, type Kernel } from '@poros/kernel';
import type { AccountRow } from './account.sql.ts';
import { hashOf } from './opaque-token.ts';

/** One try to sign in: whose log-in it aims at and where it comes from. */
export interface Attempt {
  /**
   * The account, or the hash of a name nobody has: both are counted alike, so that neither is told
   * apart.
   */
  readonly subject: string;
  readonly source: string;
  readonly accountId: string | null;
}

export interface LockPolicy {
  readonly failures: number;
  readonly minutes: number;
}

export function attemptOf(account: AccountRow | undefined, login: string, ip: string): Attempt {
  return {
    subject: account?.id ?? hashOf(login.toLowerCase()).toString('base64url'),
    source: sourceOf(ip),
    accountId: account?.id ?? null,
  };
}

/**
 * Counts the try before the password is looked at; answers the seconds to wait, 0 when it is
 * admitted.
 */
export async function admit(kernel: Kernel, attempt: Attempt, policy: LockPolicy): Promise<number> {
  const { subject, source, accountId } = attempt;
  const [row] = await rowsOf<{ wait: number }>(
    kernel.systemPool,
    sql`
    select identity.admit_sign_in(${subject}, ${source}, ${accountId},
      ${kernel.clock().toISOString()}, ${policy.failures}, make_interval(mins => ${policy.minutes}))
        as wait`,
  );
  return row?.wait ?? 0;
}

/** The password was right: the count of this account from this source starts anew. */
export async function forgetFailures(kernel: Kernel, { subject, source }: Attempt): Promise<void> {
  await rowsOf(
    kernel.systemPool,
    sql`
    with pair as (
      delete from identity.sign_in_throttle where subject = ${subject} and source in (${source},
        '*'))
    update identity.sign_in_throttle set failures = greatest(failures - 1, 0)
    where subject = '*' and source = ${source}`,
  );
}

/** Whether this try was the one that locked. */
export async function hasLocked(kernel: Kernel, { subject, source }: Attempt): Promise<boolean> {
  const rows = await rowsOf(
    kernel.systemPool,
    sql`select from identity.sign_in_throttle
    where subject = ${subject} and source = ${source}
      and locked_until > ${kernel.clock().toISOString()}`,
  );
  return rows.length > 0;
}

/**
 * The network address that counts: IPv4 as it is, IPv6 by its /64, which is what one household or
 * office has.
 */
export function sourceOf(ip: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip);
  if (mapped) return mapped[1] ?? ip;
  if (!ip.includes(':')) return ip;
  const [head = '', tail] = ip.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const missing = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const gap = Array<string>(missing).fill('0');
  const network = [...left, ...gap, ...right].slice(0, 4);
  return `${network.map((part) => parseInt(part, 16).toString(16)).join(':')}::/64`;
}
