import { createHmac } from 'node:crypto';
import {
  endpoint,
  readOnce,
  refuse,
  runCommand,
  sql,
  type Actor,
  type EndpointCall,
} from '@poros/kernel';
import type { Static } from '@poros/kernel/shared';
import { RefreshTokens, Tokens } from '../shared/api-client.ts';
import { endOfClient } from './access.sql.ts';
import { ACCESS_TOKEN_LIFE_S, signAccessToken } from './access-token.ts';
import { actorAt, type PlaceRow } from './account.sql.ts';
import { barOf, type Limits } from './client-bar.ts';
import { hashOf, newToken, readToken, type OpaqueToken } from './opaque-token.ts';
import { renewDevice } from './renew-device.ts';
import { sourceOf } from './sign-in-throttle.ts';
import { tokenKeys } from './token-keys.ts';

export const refreshTokens = endpoint({
  name: 'identity.refresh_tokens',
  http: 'POST /tokens/refresh',
  permission: 'public',
  summary: 'Exchange a refresh token for a new access token and its one successor.',
  input: RefreshTokens,
  output: Tokens,
  refuses: ['identity.token_invalid'],

  async handle({ kernel, input, request, reply, correlationId }) {
    const { refreshToken } = input as Static<typeof RefreshTokens>;
    const token = readToken(refreshToken) ?? refuse('identity.token_invalid');
    const holder = (await holderOf(kernel, token, request.ip)) ?? refuse('identity.token_invalid');

    const { successorKey } = await tokenKeys(kernel);
    const derived = createHmac('sha256', successorKey).update(token.text).digest();
    const successor = newToken(token.tenantId, derived);
    const { verdict, sessionId } = await runCommand(
      { kernel, actor: holder },
      renewDevice,
      {
        tokenHash: token.hash.toString('base64'),
        successorHash: successor.hash.toString('base64'),
        device: deviceOf(request),
        ip: request.ip,
      },
      { correlationId },
    );
    if (verdict !== 'renewed' || sessionId === null) refuse('identity.token_invalid');

    reply.header('cache-control', 'no-store');
    return {
      accessToken: await signAccessToken(kernel, token.tenantId, sessionId),
      tokenType: 'Bearer',
      expiresIn: ACCESS_TOKEN_LIFE_S,
      refreshToken: successor.text,
    };
  },
});

/**
 * The network and the program that show the token: what tells a lost answer from a stolen token.
 */
function deviceOf(request: EndpointCall['request']): string {
  const program = hashOf(request.headers['user-agent'] ?? '').toString('base64url');
  return `${sourceOf(request.ip)} ${program}`;
}

async function holderOf(
  kernel: EndpointCall['kernel'],
  token: OpaqueToken,
  ip: string,
): Promise<Actor | undefined> {
  const [place] = await readOnce<PlaceRow & Limits>(
    kernel.pool,
    token.tenantId,
    sql`
    select t.tenant_id as "tenantId", t.name as "tenantName", u.id as "userId",
      u.name as "userName", u.is_active as "isActive", s.branch_id as "mainBranchId", t.language,
        t.time_zone as "timeZone", t.currency, ${endOfClient} as "endsAt",
        coalesce(c.networks, '{}') as networks
    from identity.refresh_token r
    join identity.session s on s.tenant_id = r.tenant_id and s.id = r.session_id
    join identity.app_user u on u.tenant_id = s.tenant_id and u.id = s.user_id
    join tenancy.v_tenant t on t.tenant_id = r.tenant_id
    left join identity.api_client c on c.tenant_id = u.tenant_id and c.id = u.id
    where r.tenant_id = ${token.tenantId} and r.token_hash = ${token.hash}`,
  );
  return place && !barOf(place, kernel.clock(), ip) ? actorAt(place, ip) : undefined;
}
