import { object } from '@poros/kernel/shared';
import { Done, NewPassword } from '../shared/user.ts';
import { lockAccount, setPassword } from './password.sql.ts';
import { innerCommand } from './inner-command.ts';

/**
 * At the log-in, after the old password was proven: an own password in place of one set by someone
 * else.
 */
export const choosePassword = innerCommand({
  name: 'identity.change_own_password',
  summary: 'Choose an own password at the log-in.',
  input: object({ newPassword: NewPassword }),
  output: Done,

  async run(ctx, { newPassword }) {
    const account = await lockAccount(ctx, ctx.actor.userId);

    await setPassword(ctx, account, newPassword, { mustChange: false });

    return { id: ctx.actor.userId };
  },
});
