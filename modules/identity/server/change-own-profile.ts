import { command, sql } from '@poros/kernel';
import { ChangeOwnProfile, Done } from '../shared/user.ts';
import { lockAccount } from './password.sql.ts';

export const changeOwnProfile = command({
  name: 'identity.change_own_profile',
  http: 'PUT /me',
  permission: 'signed_in',
  summary:
    'Choose the own language, how figures are written, and how the screen looks; only what is given changes.',
  input: ChangeOwnProfile,
  output: Done,
  refuses: ['identity.user_not_found'],

  async run(ctx, { letterKeys, ...chosen }) {
    const account = await lockAccount(ctx, ctx.actor.userId);

    const { language = null, locale = null, theme = null, density = null } = chosen;
    ctx.write(sql`update identity.account set language = coalesce(${language}, language),
      locale = coalesce(${locale}, locale), theme = coalesce(${theme}, theme),
      density = coalesce(${density}, density),
      has_letter_keys = coalesce(${letterKeys ?? null}::boolean, has_letter_keys)
      where id = ${account.id}`);
    const change = { ...chosen, ...(letterKeys !== undefined && { has_letter_keys: letterKeys }) };
    ctx.changed('identity.account', account.id, null, change);

    return { id: ctx.actor.userId };
  },
});
