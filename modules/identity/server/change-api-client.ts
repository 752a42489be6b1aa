import { command, sql } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { ChangeApiClient } from '../shared/api-client.ts';
import { lockApiClient } from './api-client.sql.ts';
import { ensureNetworks } from './networks.ts';
import { ensureUserNotAbove } from './rights.sql.ts';
import { ensureBranches, ensureMayGive, giveBranches, giveRoles } from './user.sql.ts';

export const changeApiClient = command({
  name: 'identity.change_api_client',
  http: 'PUT /api-clients/:apiClientId',
  permission: 'identity.api_client.manage',
  summary: 'Change what a program may do, where, until when and from which networks.',
  input: ChangeApiClient,
  output: Touched,
  refuses: [
    'identity.api_client_not_found',
    'identity.user_above',
    'identity.branch_missing',
    'identity.place_not_found',
    'identity.role_not_found',
    'identity.role_above',
    'identity.right_not_held',
    'identity.network_wrong',
  ],

  async run(ctx, { apiClientId, version, name, roleIds, branchIds = [], ...input }) {
    const { hasAllBranches = false, expiresOn = null, networks = [] } = input;
    ensureNetworks(networks);
    const client = await lockApiClient(ctx, apiClientId);
    await ensureUserNotAbove(ctx, client);
    const before = await rightsOf(ctx, apiClientId);
    const kept = new Set(before.roleIds);
    await ensureMayGive(
      ctx,
      roleIds.filter((id) => !kept.has(id)),
    );
    const { defaultBranchId } = await ensureBranches(ctx, {
      hasAllBranches,
      branchIds,
      defaultBranchId: null,
    });

    ctx.update(
      'identity.app_user',
      { ...client, version },
      { name, has_all_branches: hasAllBranches, default_branch_id: defaultBranchId },
    );
    ctx.write(sql`update identity.api_client set expires_on = ${expiresOn}, networks = ${networks}::text[]
      where tenant_id = ${ctx.tenantId} and id = ${apiClientId}`);
    giveRoles(ctx, apiClientId, roleIds);
    giveBranches(ctx, apiClientId, branchIds);
    ctx.changed('identity.api_client', apiClientId, before, {
      roleIds,
      branchIds,
      expiresOn,
      networks,
    });

    await ctx.emit('identity.user_changed', apiClientId, { userId: apiClientId });
    return { id: apiClientId, version: version + 1 };
  },
});

interface Rights {
  readonly roleIds: string[];
  readonly branchIds: string[];
  readonly expiresOn: string | null;
  readonly networks: string[];
}

async function rightsOf(ctx: Parameters<typeof lockApiClient>[0], id: string): Promise<Rights> {
  const row = await ctx.first<Rights>(sql`
    select c.expires_on as "expiresOn", c.networks,
      array(select role_id from identity.user_role r
        where r.tenant_id = c.tenant_id and r.user_id = c.id order by 1) as "roleIds",
      array(select branch_id from identity.user_branch b
        where b.tenant_id = c.tenant_id and b.user_id = c.id order by 1) as "branchIds"
    from identity.api_client c where c.tenant_id = ${ctx.tenantId} and c.id = ${id}`);
  return row ?? { roleIds: [], branchIds: [], expiresOn: null, networks: [] };
}
