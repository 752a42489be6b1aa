import { refuse, sql, type Ctx, type RowOf, type Sql } from '@poros/kernel';
import { branchesOfUser } from './access.sql.ts';

/**
 * The program's user, locked until the command ends; refuses when there is none or it is archived.
 */
export async function lockApiClient(ctx: Ctx, id: string): Promise<RowOf<'identity.app_user'>> {
  const row = await ctx.first<RowOf<'identity.app_user'>>(sql`select * from identity.app_user
    where tenant_id = ${ctx.tenantId} and id = ${id} and kind = 'client' and is_active for update`);
  return row ?? refuse('identity.api_client_not_found');
}

const rolesOfClient: Sql = sql`coalesce((
  select json_agg(json_build_object('id', r.id, 'code', r.code, 'nameId', r.name_id, 'nameEn',
    r.name_en) order by r.level, r.code)
  from identity.user_role ur
  join identity.role r on r.tenant_id = ur.tenant_id and r.id = ur.role_id and r.deleted_at is null
  where ur.tenant_id = u.tenant_id and ur.user_id = u.id), '[]')`;

/** What every answer about a program shows; `c` is the program, `u` its user, `t` the tenant. */
export const clientColumns = (today: string, now: Date): Sql => sql`
  u.id, u.name, u.is_active as "isActive", ${stateOfClient(today)} as state,
  ${rolesOfClient} as roles, u.has_all_branches as "hasAllBranches", c.expires_on as "expiresOn",
  c.networks, c.secret_issued_at as "secretIssuedAt", u.last_signed_in_at as "lastSignedInAt",
  (select max(s.last_seen_at) from identity.session s
    where s.tenant_id = u.tenant_id and s.user_id = u.id) as "lastUsedAt",
  (select count(*)::integer from identity.session s
    where s.tenant_id = u.tenant_id and s.user_id = u.id and s.revoked_at is null
      and s.expires_at > ${now.toISOString()}::timestamptz) as "openSessions",
  u.version`;

export const stateOfClient = (today: string): Sql => sql`case
  when not u.is_active then 'archived' when c.expires_on < ${today}::date then 'expired'
  when c.secret_hash is null then 'no_secret' else 'active' end`;

export const clientFrom: Sql = sql`identity.api_client c
  join identity.app_user u on u.tenant_id = c.tenant_id and u.id = c.id`;

/** For the record page: what the list leaves out. */
export const clientDetails: Sql = sql`u.created_at as "createdAt", ${branchesOfUser} as branches`;
