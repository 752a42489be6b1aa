import { sql, type Ctx } from '@poros/kernel';

export type EndReason =
  | 'signed_out'
  | 'signed_in_again'
  | 'moved'
  | 'forced'
  | 'password_changed'
  | 'access_ended'
  | 'token_reused';

/** Ends one session or all of a user; what has ended stays ended with its first reason. */
export function endSessions(
  ctx: Ctx,
  which: { readonly userId: string; readonly sessionId?: string },
  reason: EndReason,
  /** What the person shall read, when somebody else ended it. */
  note?: string,
): void {
  const one = which.sessionId ?? null;
  ctx.write(sql`update identity.session
    set revoked_at = ${ctx.now.toISOString()}, revoked_reason = ${reason},
      revoked_by = ${ctx.actor.userId}, revoked_note = ${note ?? null}
    where tenant_id = ${ctx.tenantId} and user_id = ${which.userId} and revoked_at is null
      and (${one}::uuid is null or id = ${one}::uuid)`);
  ctx.changed('identity.session', one ?? which.userId, null, {
    userId: which.userId,
    ended: reason,
    ...(note && { note }),
  });
}

/**
 * A session that still lets somebody in, as a condition on `s` and, for persons, the account `a`.
 */
export const isOpen = (now: Date, idleSeconds: number) => sql`s.revoked_at is null
  and s.expires_at > ${now.toISOString()}::timestamptz
  and (s.kind = 'device'
  or s.last_seen_at > ${now.toISOString()}::timestamptz - make_interval(secs => ${idleSeconds}))
  and (a.id is null or s.created_at >= a.sessions_valid_from)`;
