import { endpoint, refuse, runCommand, secretBytes } from '@poros/kernel';
import type { Static } from '@poros/kernel/shared';
import { IssueSecret, IssuedSecret } from '../shared/api-client.ts';
import { keepSecret } from './keep-secret.ts';
import { hashOf, nameOfClient } from './opaque-token.ts';

/**
 * An endpoint and no command, because a command's answer is kept for replay and this one must be
 * kept nowhere.
 */
export const issueSecret = endpoint({
  name: 'identity.issue_secret',
  http: 'POST /api-clients/:apiClientId/secret',
  permission: 'identity.api_client.manage',
  summary: 'Make a new secret for an API client and show it this once; the old one ends.',
  input: IssueSecret,
  output: IssuedSecret,
  refuses: ['identity.api_client_not_found', 'identity.user_above', 'kernel.permission_missing'],

  async handle({ kernel, input, actor, reply, correlationId }) {
    const { apiClientId } = input as Static<typeof IssueSecret>;
    const issuer = actor ?? refuse('kernel.not_signed_in');
    const clientSecret = secretBytes(32).toString('base64url');

    await runCommand(
      { kernel, actor: issuer },
      keepSecret,
      { apiClientId, secretHash: hashOf(clientSecret).toString('base64') },
      { correlationId },
    );

    reply.header('cache-control', 'no-store');
    return { clientId: nameOfClient(issuer.tenantId, apiClientId), clientSecret };
  },
});
