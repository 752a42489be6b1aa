import { sql, type Ctx, type DefaultRole, type Permission } from '@poros/kernel';
import { scopeByDefault } from './default-roles.ts';
import { addGrants } from './role.sql.ts';

/**
 * Offers permissions to the default roles, each once: what an administrator takes away later stays
 * away.
 */
export function giveDefaults(
  ctx: Ctx,
  roles: readonly { readonly id: string; readonly code: string }[],
  permissions: readonly Permission[],
): void {
  const grants = roles.flatMap((role) =>
    permissions.flatMap((permission) => {
      const scope = scopeByDefault(role.code as DefaultRole, permission);
      return scope ? [{ roleId: role.id, permission: permission.name, scope }] : [];
    }),
  );

  ctx.write(addGrants(ctx, grants));
  ctx.write(sql`insert into identity.offered_permission (tenant_id, permission)
    select ${ctx.tenantId}, permission
      from unnest(${permissions.map((one) => one.name)}::text[]) permission
    on conflict on constraint offered_permission__key do nothing`);
}
