import { command, sql } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { ChangeUser } from '../shared/user.ts';
import { ensureAccountHere, lockAccount } from './password.sql.ts';
import { ensureUserNotAbove } from './rights.sql.ts';
import { lockUser } from './user.sql.ts';

export const changeUser = command({
  name: 'identity.change_user',
  http: 'PUT /users/:userId',
  permission: 'identity.user.change',
  summary: "Change a user's name, department, e-mail address and username.",
  input: ChangeUser,
  output: Touched,
  refuses: [
    'identity.user_not_found',
    'identity.user_above',
    'identity.account_elsewhere',
    'identity.email_taken',
    'identity.username_taken',
  ],

  async run(ctx, { userId, version, name, username, departmentId, ...input }) {
    const user = await lockUser(ctx, userId);
    const account = await lockAccount(ctx, userId);
    await ensureUserNotAbove(ctx, user);
    const email = input.email.toLowerCase();
    const isRenamed = email !== account.email || username !== account.username;
    if (isRenamed) ensureAccountHere(ctx, account);

    if (isRenamed) {
      ctx.write(sql`update identity.account set email = ${email}, username = ${username}
        where id = ${account.id}`);
      ctx.changed(
        'identity.account',
        account.id,
        { email: account.email, username: account.username },
        { email, username },
      );
    }
    ctx.update(
      'identity.app_user',
      { ...user, version },
      { name, email, username, department_id: departmentId },
    );

    await ctx.emit('identity.user_changed', userId, { userId });
    return { id: userId, version: version + 1 };
  },
});
