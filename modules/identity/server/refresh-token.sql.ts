import { sql, type Ctx, type Sql } from '@poros/kernel';

export interface NewRefreshToken {
  readonly hash: Buffer;
  readonly sessionId: string;
  readonly expiresAt: string;
}

/**
 * A single-use token; issuing the same one again, for a replay that meets its twin, changes
 * nothing.
 */
export function issueRefreshToken(ctx: Ctx, { hash, sessionId, expiresAt }: NewRefreshToken): Sql {
  return sql`insert into identity.refresh_token
      (tenant_id, token_hash, session_id, issued_at, expires_at)
    values (${ctx.tenantId}, ${hash}, ${sessionId}, ${ctx.now.toISOString()}, ${expiresAt})
    on conflict on constraint refresh_token__key do nothing`;
}

export interface HeldToken {
  readonly sessionId: string;
  readonly userId: string;
  readonly usedAt: string | null;
  readonly usedFrom: string | null;
  readonly expiresAt: string;
  readonly isOpen: boolean;
}

/**
 * The token with its session, locked: two devices that show it together are answered one after the
 * other.
 */
export function lockRefreshToken(ctx: Ctx, hash: Buffer): Promise<HeldToken | undefined> {
  return ctx.first<HeldToken>(sql`
    select t.session_id as "sessionId", s.user_id as "userId", t.used_at as "usedAt",
      t.used_from as "usedFrom", t.expires_at as "expiresAt",
      s.revoked_at is null and u.is_active and t.expires_at > ${ctx.now.toISOString()} as "isOpen"
    from identity.refresh_token t
    join identity.session s on s.tenant_id = t.tenant_id and s.id = t.session_id
    join identity.app_user u on u.tenant_id = s.tenant_id and u.id = s.user_id
    where t.tenant_id = ${ctx.tenantId} and t.token_hash = ${hash}
    for update of t, s`);
}
