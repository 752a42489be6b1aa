import { command, refuse, sql } from '@poros/kernel';
import { RevokeSession, Revoked } from '../shared/session.ts';
import { endSessions } from './session.sql.ts';

export const revokeOwnSession = command({
  name: 'identity.revoke_own_session',
  http: 'POST /me/sessions/:sessionId/revocation',
  permission: 'signed_in',
  summary: 'Sign oneself out of another browser or device.',
  input: RevokeSession,
  output: Revoked,
  refuses: ['identity.session_not_found'],

  async run(ctx, { sessionId }) {
    const { userId } = ctx.actor;
    const own = await ctx.first(sql`select from identity.session
      where tenant_id = ${ctx.tenantId} and id = ${sessionId} and user_id = ${userId}
        and revoked_at is null`);
    if (!own) refuse('identity.session_not_found');

    endSessions(ctx, { sessionId, userId }, 'signed_out');

    await ctx.emit('identity.session_changed', sessionId, { sessionId, userId });
    return { id: sessionId };
  },
});
