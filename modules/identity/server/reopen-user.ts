import { command } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { ReopenUser } from '../shared/user.ts';
import { ensureUserNotAbove } from './rights.sql.ts';
import { lockUser } from './user.sql.ts';

export const reopenUser = command({
  name: 'identity.reopen_user',
  http: 'POST /users/:userId/reopening',
  permission: 'identity.user.archive',
  summary: 'Give an archived user access again, with the roles of before.',
  input: ReopenUser,
  output: Touched,
  refuses: ['identity.user_not_found', 'identity.user_above'],

  async run(ctx, { userId, version }) {
    const user = await lockUser(ctx, userId);
    await ensureUserNotAbove(ctx, user);

    ctx.update('identity.app_user', { ...user, version }, { is_active: true });

    await ctx.emit('identity.user_changed', userId, { userId });
    return { id: userId, version: version + 1 };
  },
});
