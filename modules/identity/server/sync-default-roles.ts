import { rowsOf, runCommand, sql, type Actor, type Kernel } from '@poros/kernel';
import { Type, object } from '@poros/kernel/shared';
import { defaultRoles } from './default-roles.ts';
import { giveDefaults } from './give-defaults.ts';
import { innerCommand } from './inner-command.ts';

/**
 * At start: permissions that a newer release declares reach the default roles of every company that
 * is there already. Answers how many companies got any.
 */
export async function syncDefaultRoles(kernel: Kernel): Promise<number> {
  const declared = [...kernel.registry.permissions.keys()];
  const behind = await rowsOf<TenantRow>(
    kernel.systemPool,
    sql`
    select t.tenant_id as "tenantId", t.language, t.time_zone as "timeZone", t.currency,
      (select b.id from tenancy.v_branch b where b.tenant_id = t.tenant_id and b.is_main
        order by b.id limit 1)
        as "branchId"
    from tenancy.v_tenant t
    where exists (
      select from unnest(${declared}::text[]) as declared(name)
      where not exists (select from identity.offered_permission o
        where o.tenant_id = t.tenant_id and o.permission = declared.name))
    order by t.tenant_id`,
  );
  for (const tenant of behind)
    await runCommand({ kernel, actor: theSystem(tenant) }, addPermissions, {});
  return behind.length;
}

type TenantRow = Pick<Actor, 'tenantId' | 'language' | 'timeZone' | 'currency' | 'branchId'>;

/** Run by the start only; in the audit trail of each company. */
const addPermissions = innerCommand({
  name: 'identity.add_permissions',
  permission: 'identity.role.manage',
  summary: 'Give newly declared permissions to the default roles.',
  input: object({}),
  output: object({ permissions: Type.Array(Type.String()) }),

  async run(ctx) {
    const offered = new Set(
      (
        await ctx.read<{ permission: string }>(
          sql`select permission from identity.offered_permission where tenant_id = ${ctx.tenantId}`,
        )
      ).map((row) => row.permission),
    );
    const fresh = [...ctx.registry.permissions.values()].filter(
      (permission) => !offered.has(permission.name),
    );
    const roles = await ctx.read<{ id: string; code: string }>(sql`
      select id, code from identity.role
      where tenant_id = ${ctx.tenantId} and is_system and deleted_at is null
        and code = any(${defaultRoles.map((role) => role.code)}::text[])`);

    giveDefaults(ctx, roles, fresh);
    const permissions = fresh.map((permission) => permission.name);
    ctx.changed('identity.role_permission', ctx.tenantId, null, { permissions });

    return { permissions };
  },
});

/** The installation itself, at work in one company. */
const THE_SYSTEM = '00000000-0000-7000-8000-000000000000';

const theSystem = (tenant: TenantRow): Actor => ({
  kind: 'system',
  userId: THE_SYSTEM,
  name: 'Poros',
  branchCode: '',
  branchIds: [],
  departmentId: null,
  permissions: new Map(),
  clientId: THE_SYSTEM,
  ...tenant,
});
