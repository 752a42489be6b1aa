import { command } from '@poros/kernel';
import { CreateApiClient, CreatedApiClient } from '../shared/api-client.ts';
import { ensureNetworks } from './networks.ts';
import { ensureBranches, ensureMayGive, giveBranches, giveRoles } from './user.sql.ts';

export const createApiClient = command({
  name: 'identity.create_api_client',
  http: 'POST /api-clients',
  permission: 'identity.api_client.manage',
  summary: 'Admit a program or device; its secret is issued in a step of its own.',
  input: CreateApiClient,
  output: CreatedApiClient,
  refuses: [
    'identity.branch_missing',
    'identity.place_not_found',
    'identity.role_not_found',
    'identity.role_above',
    'identity.right_not_held',
    'identity.network_wrong',
  ],

  async run(ctx, { name, roleIds, hasAllBranches = false, branchIds = [], ...input }) {
    const { expiresOn = null, networks = [] } = input;
    ensureNetworks(networks);
    await ensureMayGive(ctx, roleIds);
    const { defaultBranchId } = await ensureBranches(ctx, {
      hasAllBranches,
      branchIds,
      defaultBranchId: null,
    });

    const id = input.id ?? ctx.newId();
    ctx.insert('identity.app_user', {
      id,
      kind: 'client',
      name,
      default_branch_id: defaultBranchId,
      has_all_branches: hasAllBranches,
    });
    ctx.insert('identity.api_client', { id, expires_on: expiresOn, networks });
    giveRoles(ctx, id, roleIds);
    giveBranches(ctx, id, branchIds);
    ctx.changed('identity.user_role', id, null, { roleIds });

    await ctx.emit('identity.user_created', id, { userId: id, name });
    return { id, version: 1 };
  },
});
