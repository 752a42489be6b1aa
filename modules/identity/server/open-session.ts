import { refuse, sql, type Ctx } from '@poros/kernel';
import { Email, Id, Instant, Type, object, oneOf, optional } from '@poros/kernel/shared';
import { branchesOfUser, type BranchOfUser } from './access.sql.ts';
import { issueRefreshToken } from './refresh-token.sql.ts';
import { innerCommand } from './inner-command.ts';

/**
 * Somebody was proven to be this user. Has no address of its own: the log-in runs it, so that it
 * stands in the audit trail like every other command.
 */
export const openSession = innerCommand({
  name: 'identity.sign_in',
  summary: 'Open a session for a user who has proven who he is.',
  input: object({
    userId: Id,
    kind: oneOf(['browser', 'device']),
    /** Of the cookie for a browser, of the first refresh token for a device. */
    tokenHash: Type.String({ secret: true }),
    email: optional(Email),
    branchId: optional(Id),
    ip: Type.String(),
    userAgent: Type.String({ maxLength: 200 }),
    expiresAt: Instant,
  }),
  output: object({ id: Id }),
  refuses: ['identity.branch_missing', 'identity.user_not_found'],

  async run(ctx, { userId, tokenHash, branchId, email, kind, ip, userAgent, expiresAt }) {
    const user =
      (await ctx.first<{ accountId: string | null; branches: BranchOfUser[] }>(sql`
      select u.account_id as "accountId", ${branchesOfUser} as branches from identity.app_user u
      where u.tenant_id = ${ctx.tenantId} and u.id = ${userId} and u.is_active`)) ??
      refuse('identity.user_not_found');
    const place =
      user.branches.find((branch) => branch.id === branchId) ??
      user.branches[0] ??
      refuse('identity.branch_missing');

    const id = ctx.newId();
    const now = ctx.now.toISOString();
    const hash = Buffer.from(tokenHash, 'base64');
    ctx.write(sql`insert into identity.session (tenant_id, id, user_id, kind, token_hash,
        branch_id, ip, user_agent, created_at, last_seen_at, expires_at)
      values (${ctx.tenantId}, ${id}, ${userId}, ${kind}, ${kind === 'browser' ? hash : null},
        ${place.id}, ${ip}, ${userAgent}, ${now}, ${now}, ${expiresAt})`);
    if (kind === 'device') ctx.write(issueRefreshToken(ctx, { hash, sessionId: id, expiresAt }));
    ctx.changed('identity.session', id, null, { userId, kind, branchId: place.id, ip, userAgent });
    noteSignIn(ctx, { userId, accountId: user.accountId, email: email ?? null });

    await ctx.emit('identity.session_changed', id, { sessionId: id, userId });
    return { id };
  },
});

/** Remembers when and where, and brings the copy of the e-mail address up to date. */
function noteSignIn(
  ctx: Ctx,
  user: { userId: string; accountId: string | null; email: string | null },
): void {
  ctx.write(sql`update identity.app_user set last_signed_in_at = ${ctx.now.toISOString()},
      email = coalesce(${user.email}, email)
    where tenant_id = ${ctx.tenantId} and id = ${user.userId}`);
  if (user.accountId)
    ctx.write(sql`update identity.account set last_tenant_id = ${ctx.tenantId}
    where id = ${user.accountId}`);
}
