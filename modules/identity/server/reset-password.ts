import { command, refuse } from '@poros/kernel';
import { Done, ResetPassword } from '../shared/user.ts';
import { ensureAccountHere, lockAccount, setPassword } from './password.sql.ts';
import { ensureUserNotAbove } from './rights.sql.ts';
import { lockUser } from './user.sql.ts';

export const resetPassword = command({
  name: 'identity.reset_password',
  http: 'POST /users/:userId/password',
  permission: 'identity.user.reset_password',
  summary: 'Give a user a first password again, to be replaced at the next log-in; sessions end.',
  input: ResetPassword,
  output: Done,
  refuses: [
    'identity.user_not_found',
    'identity.user_above',
    'identity.user_is_yourself',
    'identity.account_elsewhere',
    'identity.password_too_short',
    'identity.password_too_common',
    'identity.password_too_close',
    'identity.password_too_plain',
    'identity.password_same',
  ],

  async run(ctx, { userId, password }) {
    const user = await lockUser(ctx, userId);
    // His own he changes with the old one in hand: an unattended screen must not be enough.
    if (userId === ctx.actor.userId) refuse('identity.user_is_yourself');
    const account = await lockAccount(ctx, userId);
    ensureAccountHere(ctx, account);
    await ensureUserNotAbove(ctx, user);

    await setPassword(ctx, account, password, { mustChange: true });

    await ctx.emit('identity.user_changed', userId, { userId });
    return { id: userId };
  },
});
