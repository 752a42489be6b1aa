import { command, refuse, sql } from '@poros/kernel';
import { RevokeSession, Revoked } from '../shared/session.ts';
import { ensureUserNotAbove } from './rights.sql.ts';
import { endSessions } from './session.sql.ts';

export const revokeSession = command({
  name: 'identity.revoke_session',
  http: 'POST /sessions/:sessionId/revocation',
  permission: 'identity.session.manage',
  summary: 'Sign somebody out of one browser or device, at once.',
  input: RevokeSession,
  output: Revoked,
  refuses: ['identity.session_not_found', 'identity.session_is_own', 'identity.user_above'],

  async run(ctx, { sessionId, reason }) {
    const session =
      (await ctx.first<{ userId: string; name: string; branchId: string }>(sql`
      select s.user_id as "userId", u.name, s.branch_id as "branchId" from identity.session s
      join identity.app_user u on u.tenant_id = s.tenant_id and u.id = s.user_id
      where s.tenant_id = ${ctx.tenantId} and s.id = ${sessionId} and s.revoked_at is null`)) ??
      refuse('identity.session_not_found');
    if (sessionId === ctx.actor.sessionId) refuse('identity.session_is_own');
    const { userId, name, branchId } = session;
    ctx.ensureReach({ branchId, ownerId: userId }, 'identity.session_not_found');
    await ensureUserNotAbove(ctx, { id: userId, name });

    endSessions(ctx, { sessionId, userId }, 'forced', reason);

    await ctx.emit('identity.session_changed', sessionId, { sessionId, userId });
    return { id: sessionId };
  },
});
