import { sql, type Scope, type Sql } from '@poros/kernel';

export interface BranchOfUser {
  readonly id: string;
  readonly code: string;
  readonly numberCode: string;
  readonly name: string;
}

/**
 * Everything that a request's actor is made of: session, person, rights, place; one row of one
 * statement.
 */
export interface AccessRow {
  readonly sessionId: string;
  readonly userId: string;
  readonly kind: 'browser' | 'device';
  readonly branchId: string;
  readonly createdAt: string;
  readonly lastSeenAt: string;
  readonly expiresAt: string;
  /** From where a program may come; empty is from anywhere. */
  readonly networks: readonly string[];
  readonly name: string;
  readonly departmentId: string | null;
  readonly accountId: string | null;
  readonly language: 'id' | 'en';
  readonly timeZone: string;
  readonly currency: string;
  readonly branches: readonly BranchOfUser[];
  readonly permissions: Readonly<Record<string, Scope>>;
}

/** Who knocks: a browser with its cookie's hash, a device with the session its token names. */
export type Knock =
  | { readonly tenantId: string; readonly tokenHash: Buffer }
  | { readonly tenantId: string; readonly sessionId: string };

/**
 * A session that is open, of a user who is active, not older than the last "sign out everywhere".
 */
export function accessStatement(knock: Knock): Sql {
  const which =
    'tokenHash' in knock
      ? sql`s.token_hash = ${knock.tokenHash} and s.kind = 'browser'`
      : sql`s.id = ${knock.sessionId} and s.kind = 'device'`;
  return sql`
    select s.id as "sessionId", s.user_id as "userId", s.kind, s.branch_id as "branchId",
      s.created_at as "createdAt", s.last_seen_at as "lastSeenAt",
      least(s.expires_at, ${endOfClient}) as "expiresAt", coalesce(c.networks, '{}') as networks,
      u.name, u.department_id as "departmentId", u.account_id as "accountId", coalesce(a.language,
      t.language) as language, t.time_zone as "timeZone", t.currency, ${branchesOfUser} as branches,
      ${rightsOfUser} as permissions
    from identity.session s
    join identity.app_user u on u.tenant_id = s.tenant_id and u.id = s.user_id and u.is_active
    join tenancy.v_tenant t on t.tenant_id = s.tenant_id
    left join identity.account a on a.id = u.account_id
    left join identity.api_client c on c.tenant_id = u.tenant_id and c.id = u.id
    where s.tenant_id = ${knock.tenantId} and ${which} and s.revoked_at is null
      and (u.account_id is null or s.created_at >= a.sessions_valid_from)`;
}

/** The end of a program's last day, where its company lives; `c` is the program, `t` the tenant. */
export const endOfClient: Sql = sql`((c.expires_on + 1)::timestamp at time zone t.time_zone)`;

/** The branches where user `u` may work, the default one first. */
export const branchesOfUser: Sql = sql`coalesce((
  select json_agg(json_build_object('id', b.id, 'code', b.code, 'numberCode', b.number_code, 'name',
    b.name)
    order by b.id is distinct from u.default_branch_id, not b.is_main, b.code)
  from tenancy.v_branch b
  where b.tenant_id = u.tenant_id and b.deleted_at is null and (u.has_all_branches or exists (
    select from identity.user_branch ub
    where ub.tenant_id = u.tenant_id and ub.user_id = u.id and ub.branch_id = b.id))), '[]')`;

/** What user `u` may do: the widest reach that any of the roles gives each permission. */
const rightsOfUser: Sql = sql`coalesce((
  select json_object_agg(held.permission, (array['own', 'department', 'branch', 'all'])[held.reach])
  from (
    select p.permission, max(array_position(array['own', 'department', 'branch', 'all'],
      p.scope)) as reach
    from identity.user_role ur
    join identity.role r on r.tenant_id = ur.tenant_id and r.id = ur.role_id
    and r.deleted_at is null
    join identity.role_permission p on p.tenant_id = r.tenant_id and p.role_id = r.id
    where ur.tenant_id = u.tenant_id and ur.user_id = u.id
    group by p.permission) as held), '{}')`;
