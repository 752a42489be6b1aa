import { command, sql } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { ArchiveApiClient } from '../shared/api-client.ts';
import { lockApiClient } from './api-client.sql.ts';
import { ensureUserNotAbove } from './rights.sql.ts';
import { endSessions } from './session.sql.ts';

export const archiveApiClient = command({
  name: 'identity.archive_api_client',
  http: 'POST /api-clients/:apiClientId/archival',
  permission: 'identity.api_client.manage',
  summary: "End a program's access: its secret and all its tokens are worth nothing.",
  input: ArchiveApiClient,
  output: Touched,
  refuses: ['identity.api_client_not_found', 'identity.user_above'],

  async run(ctx, { apiClientId, version }) {
    const client = await lockApiClient(ctx, apiClientId);
    await ensureUserNotAbove(ctx, client);

    ctx.update('identity.app_user', { ...client, version }, { is_active: false });
    ctx.write(sql`update identity.api_client set secret_hash = null, secret_issued_at = null
      where tenant_id = ${ctx.tenantId} and id = ${apiClientId}`);
    endSessions(ctx, { userId: apiClientId }, 'access_ended');

    await ctx.emit('identity.user_changed', apiClientId, { userId: apiClientId });
    return { id: apiClientId, version: version + 1 };
  },
});
