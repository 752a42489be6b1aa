import { command, sql } from '@poros/kernel';
import { Done, UnlockUser } from '../shared/user.ts';
import { lockAccount } from './password.sql.ts';
import { lockUser } from './user.sql.ts';

export const unlockUser = command({
  name: 'identity.unlock_user',
  http: 'POST /users/:userId/unlocking',
  permission: 'identity.user.unlock',
  summary: 'Let a user try again at once after too many wrong passwords.',
  input: UnlockUser,
  output: Done,
  refuses: ['identity.user_not_found'],

  async run(ctx, { userId }) {
    await lockUser(ctx, userId);
    const account = await lockAccount(ctx, userId);

    ctx.write(sql`delete from identity.sign_in_throttle where account_id = ${account.id}`);
    ctx.changed('identity.app_user', userId, { isLocked: true }, { isLocked: false });

    await ctx.emit('identity.user_changed', userId, { userId });
    return { id: userId };
  },
});
