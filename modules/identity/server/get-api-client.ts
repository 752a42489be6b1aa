import { query, refuse, sql } from '@poros/kernel';
import { ApiClient, GetApiClient } from '../shared/api-client.ts';
import type { BranchOfUser } from './access.sql.ts';
import { clientColumns, clientDetails, clientFrom } from './api-client.sql.ts';
import { nameOfClient } from './opaque-token.ts';

export const getApiClient = query({
  name: 'identity.get_api_client',
  http: 'GET /api-clients/:apiClientId',
  permission: 'identity.api_client.manage',
  summary: 'One program: its rights and places, when and from where it may come, its last use.',
  input: GetApiClient,
  output: ApiClient,
  refuses: ['identity.api_client_not_found'],

  async run(ctx, { apiClientId }) {
    const client =
      (await ctx.first<Omit<ApiClient, 'clientId'> & { branches: BranchOfUser[] }>(sql`
      select ${clientColumns(ctx.today, ctx.now)}, ${clientDetails} from ${clientFrom}
      where c.tenant_id = ${ctx.tenantId} and c.id = ${apiClientId}`)) ??
      refuse('identity.api_client_not_found');
    return {
      ...client,
      branches: client.branches.map(({ id, code, name }) => ({ id, code, name })),
      clientId: nameOfClient(ctx.tenantId, apiClientId),
    };
  },
});
