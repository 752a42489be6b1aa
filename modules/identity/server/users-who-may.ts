import { sql, type QueryCtx } from '@poros/kernel';

/** Where the record lies of which someone should hear or be asked. */
export interface AskedFor {
  readonly permission: string;
  readonly branchId?: string | null;
  readonly ownerId?: string | null;
  /** Only these people. */
  readonly ids?: readonly string[];
  /** Only people of whose name a word begins with this. */
  readonly search?: string;
  readonly limit?: number;
}

export interface NamedUser {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
}

/**
 * The people at work whose right reaches a record, by name: whom one can ask, tell or mention. The
 * same rule as `reaches`, for everybody at once.
 */
export async function usersWhoMay(ctx: QueryCtx, asked: AskedFor): Promise<NamedUser[]> {
  const { branchId = null, ownerId = null, search = '', ids } = asked;
  const isFree = asked.permission === 'signed_in';
  return ctx.read<NamedUser>(sql`
    select u.id, u.name, u.email from identity.app_user u
    left join lateral (
      select max(array_position(array['own', 'department', 'branch', 'all'], p.scope)) as reach
      from identity.user_role ur
      join identity.role r on r.tenant_id = ur.tenant_id and r.id = ur.role_id
        and r.deleted_at is null
      join identity.role_permission p on p.tenant_id = r.tenant_id and p.role_id = r.id
        and p.permission = ${asked.permission}
      where ur.tenant_id = u.tenant_id and ur.user_id = u.id) held on true
    where u.tenant_id = ${ctx.tenantId} and u.kind = 'person' and u.is_active
      and (${isFree}::boolean or held.reach = 4
        or (held.reach in (2, 3) and (${branchId}::uuid is null or u.has_all_branches or exists (
          select from identity.user_branch ub where ub.tenant_id = u.tenant_id
            and ub.user_id = u.id and ub.branch_id = ${branchId}::uuid)))
        or (held.reach = 1 and (${ownerId}::uuid is null or u.id = ${ownerId}::uuid)))
      and (${ids === undefined}::boolean or u.id = any(${[...(ids ?? [])]}::uuid[]))
      and (${search} = '' or ' ' || lower(u.name) like '% ' || lower(${likeText(search)}) || '%')
    order by u.name, u.id limit ${asked.limit ?? 200}`);
}

const likeText = (search: string): string => search.replace(/[\\%_]/g, '\\$&');
