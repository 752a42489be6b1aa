import { found, page, query, sql } from '@poros/kernel';
import { ApiClientPage, ListApiClients, type ApiClient } from '../shared/api-client.ts';

export const listApiClients = query({
  name: 'identity.list_api_clients',
  http: 'GET /api-clients',
  permission: 'identity.api_client.manage',
  summary: 'The programs and devices that sign in by themselves.',
  input: ListApiClients,
  output: ApiClientPage,

  run: (ctx, input) =>
    page<ApiClient>(ctx, input, {
      select: sql`u.id, u.name, u.is_active as "isActive", c.secret_issued_at as "secretIssuedAt",
      u.last_signed_in_at as "lastSignedInAt", u.version`,
      from: sql`identity.api_client c
      join identity.app_user u on u.tenant_id = c.tenant_id and u.id = c.id`,
      where: [
        sql`c.tenant_id = ${ctx.tenantId}`,
        found(input.search, sql`u.id`, sql`identity.search_app_user`),
      ],
      id: sql`u.id`,
      sorts: { name: { by: sql`u.name`, type: 'text' } },
      defaultSort: 'name',
    }),
});
