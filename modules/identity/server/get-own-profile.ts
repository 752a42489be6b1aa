import { query, refuse, sql } from '@poros/kernel';
import { GetOwnProfile, OwnProfile } from '../shared/user.ts';
import { rolesOfUser } from './user.sql.ts';

export const getOwnProfile = query({
  name: 'identity.get_own_profile',
  http: 'GET /me',
  permission: 'signed_in',
  summary: 'The own name, roles, language, screen and log-in.',
  input: GetOwnProfile,
  output: OwnProfile,
  refuses: ['identity.user_not_found'],

  async run(ctx) {
    const profile = await ctx.first<typeof OwnProfile.static>(sql`
      select u.id, u.name, a.email, a.username, a.language, a.locale, a.theme,
        a.density, a.has_letter_keys as "letterKeys",
        a.password_changed_at as "passwordChangedAt", ${rolesOfUser} as roles
      from identity.app_user u
      join identity.account a on a.id = u.account_id
      where u.tenant_id = ${ctx.tenantId} and u.id = ${ctx.actor.userId}`);
    return profile ?? refuse('identity.user_not_found');
  },
});
