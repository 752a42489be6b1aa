import { timingSafeEqual } from 'node:crypto';
import { endpoint, readOnce, refuse, runCommand, sql, type EndpointCall } from '@poros/kernel';
import type { Static } from '@poros/kernel/shared';
import { IssueTokens, Tokens } from '../shared/api-client.ts';
import { ACCESS_TOKEN_LIFE_S, signAccessToken } from './access-token.ts';
import { actorAt, type PlaceRow } from './account.sql.ts';
import { endOfClient } from './access.sql.ts';
import { barOf, type Limits } from './client-bar.ts';
import { hashOf, newToken, readClientName } from './opaque-token.ts';
import { openSession } from './open-session.ts';
import { failSignIn } from './refuse-sign-in.ts';
import { settingOf } from './settings.ts';

const DAY_MS = 86_400_000;

export const issueTokens = endpoint({
  name: 'identity.issue_tokens',
  http: 'POST /tokens',
  permission: 'public',
  summary: 'Sign an API client in: a 15-minute access token and a single-use refresh token.',
  input: IssueTokens,
  output: Tokens,
  refuses: [
    'identity.wrong_credentials',
    'identity.api_client_expired',
    'identity.network_not_allowed',
    'identity.branch_missing',
  ],

  async handle({ kernel, input, request, reply, correlationId }) {
    const { clientId, clientSecret } = input as Static<typeof IssueTokens>;
    const named = readClientName(clientId) ?? refuse('identity.wrong_credentials');
    const client = await clientOf(kernel, named);
    const aim = client && actorAt(client, request.ip);
    const isRight = timingSafeEqual(client?.secretHash ?? hashOf(''), hashOf(clientSecret));
    if (!isRight || !aim || !client?.isActive)
      return failSignIn({
        kernel,
        aim,
        login: clientId,
        refusal: 'identity.wrong_credentials',
        correlationId,
      });
    const barred = barOf(client, kernel.clock(), request.ip);
    if (barred) return failSignIn({ kernel, aim, login: clientId, refusal: barred, correlationId });

    const days = await settingOf(kernel, named.tenantId, 'device_session_max_d');
    const refreshToken = newToken(named.tenantId);
    const { id: sessionId } = await runCommand(
      { kernel, actor: aim },
      openSession,
      {
        userId: aim.userId,
        kind: 'device',
        tokenHash: refreshToken.hash.toString('base64'),
        ip: request.ip,
        userAgent: (request.headers['user-agent'] ?? '').slice(0, 200),
        expiresAt: new Date(kernel.clock().getTime() + days * DAY_MS).toISOString(),
      },
      { correlationId },
    );

    reply.header('cache-control', 'no-store');
    return {
      accessToken: await signAccessToken(kernel, named.tenantId, sessionId),
      tokenType: 'Bearer',
      expiresIn: ACCESS_TOKEN_LIFE_S,
      refreshToken: refreshToken.text,
    };
  },
});

type Client = PlaceRow & Limits & { readonly secretHash: Buffer | null };

/** A client without a secret cannot sign in: its hash fits nothing. */
async function clientOf(
  kernel: EndpointCall['kernel'],
  { tenantId, clientId }: { tenantId: string; clientId: string },
): Promise<Client | undefined> {
  const [client] = await readOnce<Client>(
    kernel.pool,
    tenantId,
    sql`
    select t.tenant_id as "tenantId", t.name as "tenantName", u.id as "userId",
      u.name as "userName", u.is_active as "isActive", t.language, t.time_zone as "timeZone",
      t.currency, c.secret_hash as "secretHash",
      ${endOfClient} as "endsAt", c.networks, (select b.id from tenancy.v_branch b
      where b.tenant_id = t.tenant_id and b.is_main order by b.id limit 1)
        as "mainBranchId"
    from identity.api_client c
    join identity.app_user u on u.tenant_id = c.tenant_id and u.id = c.id
    join tenancy.v_tenant t on t.tenant_id = c.tenant_id
    where c.tenant_id = ${tenantId} and c.id = ${clientId} and c.secret_hash is not null`,
  );
  return client;
}
