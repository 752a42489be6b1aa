import {
  refuse,
  sql,
  type Ctx,
  type PlacedColumns,
  type QueryCtx,
  type RowOf,
  type Sql,
} from '@poros/kernel';
import { ensureHeld, ensureRoleNotAbove } from './rights.sql.ts';
import type { Grant } from '../shared/role.ts';

export type UserRow = RowOf<'identity.app_user'>;

/** The person, locked until the command ends. */
export async function lockUser(ctx: Ctx, userId: string): Promise<UserRow> {
  const row =
    (await ctx.first<UserRow>(sql`select * from identity.app_user
    where tenant_id = ${ctx.tenantId} and id = ${userId} and kind = 'person' for update`)) ??
    refuse('identity.user_not_found');
  const { default_branch_id: branchId, department_id: departmentId } = row;
  ctx.ensureReach({ branchId, departmentId, ownerId: userId }, 'identity.user_not_found');
  return row;
}

/** What every answer about a user shows; `u` is the user, `d` the department. */
export const userColumns = (now: Date): Sql => sql`
  u.id, u.name, u.email, u.username, u.is_active as "isActive",
  ${isLocked(now)} as "isLocked", u.last_signed_in_at as "lastSignedInAt",
  d.name as "departmentName", u.version, ${rolesOfUser} as roles`;

/** Where a user belongs, for the reach of a right over users. */
export const placeOfUser: PlacedColumns = {
  branch: sql`u.default_branch_id`,
  department: sql`u.department_id`,
  owner: sql`u.id`,
};

export const isLocked = (now: Date): Sql => sql`exists (select from identity.sign_in_throttle l
  where l.account_id = u.account_id and l.locked_until > ${now.toISOString()})`;

export const rolesOfUser: Sql = sql`coalesce((
  select json_agg(json_build_object('id', r.id, 'code', r.code, 'nameId', r.name_id, 'nameEn',
    r.name_en, 'level', r.level) order by r.level, r.code)
  from identity.user_role ur
  join identity.role r on r.tenant_id = ur.tenant_id and r.id = ur.role_id and r.deleted_at is null
  where ur.tenant_id = u.tenant_id and ur.user_id = u.id), '[]')`;

/**
 * The roles a user shall have: each exists, none stands above the giver, none gives what the giver
 * does not hold.
 */
export async function ensureMayGive(ctx: Ctx, roleIds: readonly string[]): Promise<void> {
  if (roleIds.length === 0) return;
  const roles = await ctx.read<{ code: string; level: number; grants: Grant[] }>(sql`
    select r.code, r.level, coalesce((
      select json_agg(json_build_object('permission', p.permission, 'scope', p.scope))
      from identity.role_permission p where p.tenant_id = r.tenant_id and p.role_id = r.id),
      '[]') as grants
    from identity.role r
    where r.tenant_id = ${ctx.tenantId} and r.id = any(${[...roleIds]}::uuid[])
    and r.deleted_at is null
    order by r.level`);
  if (roles.length !== roleIds.length) refuse('identity.role_not_found');
  const [highest] = roles;
  if (highest) await ensureRoleNotAbove(ctx, highest);
  ensureHeld(
    ctx,
    roles.flatMap((role) => role.grants),
  );
}

export function giveRoles(ctx: Ctx, userId: string, roleIds: readonly string[]): void {
  ctx.write(sql`delete from identity.user_role
    where tenant_id = ${ctx.tenantId} and user_id = ${userId}
      and role_id <> all(${[...roleIds]}::uuid[])`);
  ctx.write(sql`insert into identity.user_role (tenant_id, user_id, role_id)
    select ${ctx.tenantId}, ${userId}, role_id from unnest(${[...roleIds]}::uuid[]) role_id
    on conflict on constraint user_role__key do nothing`);
}

export interface Branches {
  readonly hasAllBranches: boolean;
  readonly branchIds: readonly string[];
  readonly defaultBranchId: string | null;
}

/**
 * Somebody who signs in must be able to work somewhere: in branches of this company that are in use
 * and within the giver's own reach. Answers where new documents of the user belong.
 */
export async function ensureBranches(
  ctx: QueryCtx,
  given: Branches,
): Promise<{ defaultBranchId: string }> {
  const { hasAllBranches, branchIds, defaultBranchId } = given;
  const own = await ctx.read<{ id: string }>(sql`select id from tenancy.v_branch
    where tenant_id = ${ctx.tenantId} and deleted_at is null order by not is_main, code`);
  const offered = hasAllBranches ? own.map((branch) => branch.id) : branchIds;
  const wanted = defaultBranchId ?? offered[0] ?? refuse('identity.branch_missing');
  if (!offered.includes(wanted)) refuse('identity.branch_missing');

  const known = new Set(own.map((branch) => branch.id));
  if (!branchIds.every((id) => known.has(id))) refuse('identity.place_not_found');
  if (hasAllBranches) ctx.ensureReach({ branchId: null }, 'identity.place_not_found');
  for (const branchId of branchIds) ctx.ensureReach({ branchId }, 'identity.place_not_found');
  return { defaultBranchId: wanted };
}

export function giveBranches(ctx: Ctx, userId: string, branchIds: readonly string[]): void {
  ctx.write(sql`delete from identity.user_branch
    where tenant_id = ${ctx.tenantId} and user_id = ${userId}
      and branch_id <> all(${[...branchIds]}::uuid[])`);
  ctx.write(sql`insert into identity.user_branch (tenant_id, user_id, branch_id)
    select ${ctx.tenantId}, ${userId}, branch_id from unnest(${[...branchIds]}::uuid[]) branch_id
    on conflict on constraint user_branch__key do nothing`);
}

/**
 * A company must always have somebody who may do everything. Call before a user loses the role or
 * the access; the role is locked, so that two administrators who remove each other are asked one
 * after the other.
 */
export async function ensureSysadminRemains(ctx: Ctx, userId: string): Promise<void> {
  const [role] = await ctx.read<{ id: string }>(sql`select id from identity.role
    where tenant_id = ${ctx.tenantId} and code = 'SYSADMIN' and deleted_at is null
    for no key update`);
  const holders = await ctx.read<{ userId: string }>(sql`select ur.user_id as "userId"
    from identity.user_role ur
    join identity.app_user u on u.tenant_id = ur.tenant_id and u.id = ur.user_id
    where ur.tenant_id = ${ctx.tenantId} and ur.role_id = ${role?.id ?? null}::uuid
      and u.is_active and u.kind = 'person'`);
  const isHolder = holders.some((holder) => holder.userId === userId);
  if (isHolder && holders.length === 1) refuse('identity.last_sysadmin');
}
