import { command, refuse, sql } from '@poros/kernel';
import { SignOutUser, SignedOutUser } from '../shared/session.ts';
import { ensureUserNotAbove } from './rights.sql.ts';
import { endSessions } from './session.sql.ts';

export const signOutUser = command({
  name: 'identity.sign_out_user',
  http: 'POST /users/:userId/session-endings',
  permission: 'identity.session.manage',
  summary: 'Sign a user or a program out everywhere in this company, at once.',
  input: SignOutUser,
  output: SignedOutUser,
  refuses: ['identity.user_not_found', 'identity.user_above'],

  async run(ctx, { userId, reason }) {
    const user =
      (await ctx.first<{ id: string; name: string; branchId: string; open: number }>(sql`
      select u.id, u.name, u.default_branch_id as "branchId",
        (select count(*)::integer from identity.session s where s.tenant_id = u.tenant_id
          and s.user_id = u.id and s.revoked_at is null
          and s.expires_at > ${ctx.now.toISOString()}::timestamptz) as open
      from identity.app_user u where u.tenant_id = ${ctx.tenantId} and u.id = ${userId}`)) ??
      refuse('identity.user_not_found');
    ctx.ensureReach({ branchId: user.branchId, ownerId: userId }, 'identity.user_not_found');
    await ensureUserNotAbove(ctx, user);

    endSessions(ctx, { userId }, 'forced', reason);

    await ctx.emit('identity.session_changed', userId, { sessionId: null, userId });
    return { id: userId, sessions: user.open };
  },
});
