import { endpoint, readOnce, sql, type OutputOf } from '@poros/kernel';
import { object } from '@poros/kernel/shared';
import { EndedSession } from '../shared/session.ts';
import { readToken } from './opaque-token.ts';
import { cookieOf } from './session-cookie.ts';

type Ended = OutputOf<{ output: typeof EndedSession }>['ended'];

/**
 * For the log-in page: only the browser that still shows the token of the session is told, so that
 * nobody else learns who was signed out.
 */
export const getEndedSession = endpoint({
  name: 'identity.get_ended_session',
  http: 'GET /session/ending',
  permission: 'public',
  summary: 'Why the session of this browser is over, when somebody else ended it.',
  input: object({}),
  output: EndedSession,

  async handle({ kernel, request, reply }) {
    reply.header('cache-control', 'no-store');
    const token = readToken(cookieOf(request) ?? '');
    if (!token) return { ended: null };
    const [ended] = await readOnce<NonNullable<Ended>>(
      kernel.pool,
      token.tenantId,
      sql`
      select s.revoked_at as at, s.revoked_note as note, b.name as "byName"
      from identity.session s
      left join identity.app_user b on b.tenant_id = s.tenant_id and b.id = s.revoked_by
      where s.tenant_id = ${token.tenantId} and s.token_hash = ${token.hash}
        and s.revoked_reason = 'forced'`,
    );
    return { ended: ended ?? null };
  },
});
