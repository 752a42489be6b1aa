import { sql } from '@poros/kernel';
import { Id, Type, object } from '@poros/kernel/shared';
import { Done } from '../shared/user.ts';
import { lockApiClient } from './api-client.sql.ts';
import { ensureUserNotAbove } from './rights.sql.ts';
import { endSessions } from './session.sql.ts';
import { innerCommand } from './inner-command.ts';

/** Keeps the hash of a new secret; the old one and every token made with it end. */
export const keepSecret = innerCommand({
  name: 'identity.issue_secret',
  permission: 'identity.api_client.manage',
  summary: "Keep the hash of a program's new secret.",
  input: object({ apiClientId: Id, secretHash: Type.String({ secret: true }) }),
  output: Done,

  async run(ctx, { apiClientId, secretHash }) {
    const client = await lockApiClient(ctx, apiClientId);
    await ensureUserNotAbove(ctx, client);

    ctx.write(sql`update identity.api_client
      set secret_hash = ${Buffer.from(secretHash, 'base64')},
        secret_issued_at = ${ctx.now.toISOString()}
      where tenant_id = ${ctx.tenantId} and id = ${apiClientId}`);
    ctx.changed('identity.api_client', apiClientId, null, { secret: 'issued' });
    endSessions(ctx, { userId: apiClientId }, 'password_changed');

    return { id: apiClientId };
  },
});
