import { refuse, sql, type Ctx, type QueryCtx, type RowOf, type Sql } from '@poros/kernel';
import type { Grant } from '../shared/role.ts';

export type RoleRow = RowOf<'identity.role'>;

/** The role that always holds everything. */
export const ALL_RIGHTS = 'SYSADMIN';

/** Rights of the installation, not of a company: no role of a company holds them. */
export const isOfCompany = ({ code }: { readonly code: string }): boolean =>
  !code.startsWith('PLATFORM.');

export async function lockRole(ctx: Ctx, roleId: string): Promise<RoleRow> {
  const row = await ctx.first<RoleRow>(sql`select * from identity.role
    where tenant_id = ${ctx.tenantId} and id = ${roleId} and deleted_at is null for update`);
  return row ?? refuse('identity.role_not_found');
}

export function grantsOf(ctx: QueryCtx, roleId: string): Promise<Grant[]> {
  return ctx.read<Grant>(sql`select permission, scope from identity.role_permission
    where tenant_id = ${ctx.tenantId} and role_id = ${roleId} order by permission`);
}

/** Each right exists, is a company's, and is named once. */
export function ensureKnown(ctx: QueryCtx, grants: readonly Grant[]): void {
  const seen = new Set<string>();
  for (const { permission } of grants) {
    const declared = ctx.registry.permissions.get(permission);
    if (!declared || !isOfCompany(declared) || seen.has(permission))
      refuse('identity.permission_unknown', { permission });
    seen.add(permission);
  }
}

export interface RoleGrant extends Grant {
  readonly roleId: string;
}

/**
 * Adds rights to roles in one statement; what a role holds already is widened or narrowed to what
 * is given.
 */
export function addGrants(ctx: Ctx, grants: readonly RoleGrant[]): Sql {
  return sql`insert into identity.role_permission (tenant_id, role_id, permission, scope)
    select ${ctx.tenantId}, g."roleId", g.permission, g.scope
    from jsonb_to_recordset(${JSON.stringify(grants)}::jsonb) as g("roleId" uuid, permission text,
    scope text)
    on conflict on constraint role_permission__key do update set scope = excluded.scope`;
}
