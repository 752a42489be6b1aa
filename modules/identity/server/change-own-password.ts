import { command, refuse, sql, type Ctx } from '@poros/kernel';
import { ChangeOwnPassword, Done } from '../shared/user.ts';
import { verifyPassword } from './password-hash.ts';
import { lockAccount, setPassword } from './password.sql.ts';

export const changeOwnPassword = command({
  name: 'identity.change_own_password',
  http: 'PUT /me/password',
  permission: 'signed_in',
  summary: 'Change the own password; every session ends, this one too.',
  input: ChangeOwnPassword,
  output: Done,
  refuses: [
    'identity.password_wrong',
    'identity.sign_in_paused',
    'identity.password_too_short',
    'identity.password_too_common',
    'identity.password_too_close',
    'identity.password_too_plain',
    'identity.password_same',
    'identity.user_not_found',
  ],

  async run(ctx, { currentPassword, newPassword }) {
    const account = await lockAccount(ctx, ctx.actor.userId);
    await ensureNotGuessing(ctx);
    if (!(await verifyPassword(account.passwordHash, currentPassword)))
      refuse('identity.password_wrong');

    await setPassword(ctx, account, newPassword, { mustChange: false });

    return { id: ctx.actor.userId };
  },
});

/**
 * Whoever found an open screen may not try passwords at it: the audit trail counts, as the log-in
 * does.
 */
async function ensureNotGuessing(ctx: Ctx): Promise<void> {
  const minutes = ctx.config<number>('identity.lock_min');
  const since = new Date(ctx.now.getTime() - minutes * 60_000).toISOString();
  const [tries] = await ctx.read<{ wrong: number }>(sql`
    select count(*)::integer as wrong from kernel.command_log
    where tenant_id = ${ctx.tenantId} and actor_id = ${ctx.actor.userId}
      and id >= kernel.uuid_floor(${since})
      and command = 'identity.change_own_password' and refusal = 'identity.password_wrong'`);
  if ((tries?.wrong ?? 0) >= ctx.config<number>('identity.lock_after_failures'))
    refuse('identity.sign_in_paused', { minutes, seconds: minutes * 60 });
}
