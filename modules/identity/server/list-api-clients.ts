import { found, page, query, sql } from '@poros/kernel';
import {
  CLIENT_STATES,
  ApiClientPage,
  ListApiClients,
  type ApiClientRow,
} from '../shared/api-client.ts';
import { clientColumns, clientFrom, stateOfClient } from './api-client.sql.ts';

export const listApiClients = query({
  name: 'identity.list_api_clients',
  http: 'GET /api-clients',
  permission: 'identity.api_client.manage',
  summary: 'The programs and devices that sign in by themselves.',
  input: ListApiClients,
  output: ApiClientPage,

  run: (ctx, input) =>
    page<ApiClientRow>(ctx, input, {
      select: clientColumns(ctx.today, ctx.now),
      from: clientFrom,
      where: [
        sql`c.tenant_id = ${ctx.tenantId}`,
        input.state ? sql`${stateOfClient(ctx.today)} = ${input.state}` : undefined,
        found(input.search, sql`u.id`, sql`identity.search_app_user`),
      ],
      id: sql`u.id`,
      columns: {
        name: { by: sql`u.name`, type: 'text' },
        isActive: { by: sql`u.is_active`, type: 'boolean' },
        state: { by: stateOfClient(ctx.today), type: 'word', words: CLIENT_STATES },
        lastSignedInAt: { by: sql`u.last_signed_in_at`, type: 'timestamptz', empty: 'first' },
      },
      defaultSort: 'name',
    }),
});
