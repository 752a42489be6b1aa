import { sql, type QueryCtx } from '@poros/kernel';

export interface RightHolder {
  readonly userId: string;
  readonly name: string;
  readonly roleId: string;
  /** Of the role that gives the right; 1 is the highest. */
  readonly level: number;
}

/**
 * Who holds a right where the branch is reached (anywhere when left out): one row for each role
 * that gives it. Reaches of one's own rows only do not count.
 */
export function rightHolders(
  ctx: QueryCtx,
  permission: string,
  branchId?: string | null,
): Promise<RightHolder[]> {
  return ctx.read<RightHolder>(sql`
    select r.user_id as "userId", r.name, r.role_id as "roleId", r.level
    from identity.v_right r
    where r.tenant_id = ${ctx.tenantId} and r.permission = ${permission} and r.scope <> 'own'
      and (r.scope = 'all' or ${branchId ?? null}::uuid is null or r.has_all_branches or exists (
        select from identity.v_user_branch b where b.tenant_id = r.tenant_id
          and b.user_id = r.user_id and b.branch_id = ${branchId ?? null}))
    order by r.level desc, r.name`);
}
