import {
  readOnce,
  refuse,
  rowsOf,
  sql,
  type Actor,
  type EndpointCall,
  type Kernel,
} from '@poros/kernel';
import { accessStatement, type AccessRow, type Knock } from './access.sql.ts';
import { accessCache } from './access-cache.ts';
import { readAccessToken } from './access-token.ts';
import { isFrom } from './networks.ts';
import { readToken } from './opaque-token.ts';
import { cookieOf } from './session-cookie.ts';
import { settingOf } from './settings.ts';

export interface AuthenticateOptions {
  /**
   * How long an answer may be used again: a right that is taken away is gone after at most this.
   */
  readonly cacheMs?: number;
}

const CACHE_MS = 1_000;
const SEEN_EVERY_MS = 60_000;

type Request = EndpointCall['request'];

/**
 * Finds out who asks: a browser by its session cookie, a device by its bearer token; undefined for
 * nobody. Rights are read from the database and never from the token.
 */
export function authenticate(
  kernel: Kernel,
  { cacheMs = CACHE_MS }: AuthenticateOptions = {},
): (request: Request) => Promise<Actor | undefined> {
  const cache = accessCache(kernel);
  return async (request) => {
    // A header beats the cookie: a request that shows one is never let in by the other.
    const knock = request.headers.authorization
      ? await knockOfBearer(kernel, request.headers.authorization)
      : knockOfCookie(request);
    if (!knock) return undefined;
    const { ip, isPassive } = request;
    const ask = () => findActor(kernel, knock, { isPassive, ip });
    const actor = await (cacheMs > 0 ? cache.find(keyOf(knock, ip), ask, cacheMs) : ask());
    return actor && { ...actor, ip: request.ip };
  };
}

/** A device is let in by where it comes from, so its answer holds for that address only. */
const keyOf = (knock: Knock, ip: string): string =>
  'tokenHash' in knock ? knock.tokenHash.toString('base64') : `${knock.sessionId} ${ip}`;

/** The actor of an open session; undefined when it has ended in any way. */
export async function findActor(
  kernel: Kernel,
  knock: Knock,
  { isPassive = false, ip = '' } = {},
): Promise<Actor | undefined> {
  const [row] = await readOnce<AccessRow>(kernel.pool, knock.tenantId, accessStatement(knock));
  if (!row || (await hasEnded(kernel, knock.tenantId, row))) return undefined;
  if (!isFrom(row.networks, ip)) return undefined;
  // The live stream of a forgotten tab must not keep its session from falling idle.
  if (!isPassive && kernel.clock().getTime() - Date.parse(row.lastSeenAt) >= SEEN_EVERY_MS)
    await markSeen(kernel, knock, row);
  return actorOf(knock.tenantId, row);
}

async function hasEnded(kernel: Kernel, tenantId: string, row: AccessRow): Promise<boolean> {
  const now = kernel.clock().getTime();
  if (now >= Date.parse(row.expiresAt)) return true;
  if (row.kind === 'device') return false;
  const idleMs = (await settingOf(kernel, tenantId, 'session_idle_s')) * 1_000;
  return now - Date.parse(row.lastSeenAt) >= idleMs;
}

/** At most once a minute, so that reading a page does not write. */
async function markSeen(
  kernel: Kernel,
  { tenantId }: Knock,
  { sessionId }: AccessRow,
): Promise<void> {
  const now = kernel.clock().toISOString();
  await rowsOf(
    kernel.systemPool,
    sql`update identity.session set last_seen_at = ${now}
    where tenant_id = ${tenantId} and id = ${sessionId} and last_seen_at < ${now}`,
  );
}

/** Nobody can act without a branch to act in; the log-in says so, and what was open is over. */
function actorOf(tenantId: string, row: AccessRow): Actor | undefined {
  const place = row.branches.find((branch) => branch.id === row.branchId) ?? row.branches[0];
  return (
    place && {
      kind: row.kind === 'device' ? 'device' : 'person',
      tenantId,
      userId: row.userId,
      name: row.name,
      branchId: place.id,
      branchCode: place.numberCode,
      branchIds: row.branches.map((branch) => branch.id),
      departmentId: row.departmentId,
      permissions: new Map(Object.entries(row.permissions)),
      language: row.language,
      timeZone: row.timeZone,
      currency: row.currency,
      clientId: row.userId,
      sessionId: row.sessionId,
    }
  );
}

function knockOfCookie(request: Request): Knock | undefined {
  const token = readToken(cookieOf(request) ?? '');
  return token && { tenantId: token.tenantId, tokenHash: token.hash };
}

async function knockOfBearer(kernel: Kernel, header: string): Promise<Knock> {
  const [, token] = /^Bearer ([\w.-]{1,4096})$/.exec(header) ?? [];
  if (!token) refuse('identity.token_invalid');
  return readAccessToken(kernel, token);
}
