import { command, refuse } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { ArchiveUser } from '../shared/user.ts';
import { ensureUserNotAbove } from './rights.sql.ts';
import { endSessions } from './session.sql.ts';
import { ensureSysadminRemains, lockUser } from './user.sql.ts';

export const archiveUser = command({
  name: 'identity.archive_user',
  http: 'POST /users/:userId/archival',
  permission: 'identity.user.archive',
  summary: "End a user's access to the company; what the user did stays.",
  input: ArchiveUser,
  output: Touched,
  refuses: [
    'identity.user_not_found',
    'identity.user_above',
    'identity.user_is_yourself',
    'identity.user_not_active',
    'identity.last_sysadmin',
  ],

  async run(ctx, { userId, version }) {
    const user = await lockUser(ctx, userId);
    if (userId === ctx.actor.userId) refuse('identity.user_is_yourself');
    if (!user.is_active) refuse('identity.user_not_active', { name: user.name });
    await ensureUserNotAbove(ctx, user);
    await ensureSysadminRemains(ctx, userId);

    ctx.update('identity.app_user', { ...user, version }, { is_active: false });
    endSessions(ctx, { userId }, 'access_ended');

    await ctx.emit('identity.user_changed', userId, { userId });
    return { id: userId, version: version + 1 };
  },
});
