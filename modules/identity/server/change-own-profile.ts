import { command, sql } from '@poros/kernel';
import { ChangeOwnProfile, Done } from '../shared/user.ts';
import { lockAccount } from './password.sql.ts';

export const changeOwnProfile = command({
  name: 'identity.change_own_profile',
  http: 'PUT /me',
  permission: 'signed_in',
  summary: 'Choose the own language and the way numbers and dates are written.',
  input: ChangeOwnProfile,
  output: Done,
  refuses: ['identity.user_not_found'],

  async run(ctx, { language, locale }) {
    const account = await lockAccount(ctx, ctx.actor.userId);

    ctx.write(sql`update identity.account set language = ${language}, locale = ${locale}
      where id = ${account.id}`);
    ctx.changed('identity.account', account.id, null, { language, locale });

    return { id: ctx.actor.userId };
  },
});
