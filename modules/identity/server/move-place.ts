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
import { MovePlace, Session } from '../shared/session.ts';
import { accessCache } from './access-cache.ts';
import { actorAt, placesOf } from './account.sql.ts';
import { beginSession } from './begin-session.ts';
import { moveBranch } from './move-branch.ts';
import { sessionAnswer } from './session-answer.ts';

export const movePlace = endpoint({
  name: 'identity.move_place',
  http: 'POST /session/place',
  permission: 'signed_in',
  summary: 'Go on working in another branch or company; another company means a new session token.',
  input: MovePlace,
  output: Session,
  refuses: ['identity.place_not_found'],

  async handle(call) {
    const actor = call.actor ?? refuse('kernel.not_signed_in');
    const { tenantId, branchId } = call.input as Static<typeof MovePlace>;
    if (tenantId !== undefined && tenantId !== actor.tenantId)
      return moveTenant(call, actor, tenantId, branchId);
    if (branchId === undefined) return sessionAnswer(call.kernel, actor);
    const { kernel, correlationId } = call;
    await runCommand({ kernel, actor }, moveBranch, { branchId }, { correlationId });
    accessCache(kernel).forget();
    return sessionAnswer(kernel, { ...actor, branchId });
  },
});

interface OwnSession {
  readonly accountId: string;
  readonly expiresAt: string;
}

/**
 * The new session ends when the old one would have: moving to and fro does not keep anybody signed
 * in.
 */
async function moveTenant(
  call: EndpointCall,
  actor: Actor,
  tenantId: string,
  branchId: string | undefined,
): Promise<Session> {
  const { kernel, request } = call;
  const [own] = await readOnce<OwnSession>(
    kernel.pool,
    actor.tenantId,
    sql`
    select u.account_id as "accountId", s.expires_at as "expiresAt"
    from identity.session s
    join identity.app_user u on u.tenant_id = s.tenant_id and u.id = s.user_id
    where s.tenant_id = ${actor.tenantId} and s.id = ${actor.sessionId} and s.kind = 'browser'`,
  );
  const places = own ? await placesOf(kernel, own.accountId) : [];
  const place =
    places.find((one) => one.tenantId === tenantId && one.isActive) ??
    refuse('identity.place_not_found');
  return beginSession(call, {
    who: actorAt(place, request.ip),
    ends: 'moved',
    expiresAt: new Date(own?.expiresAt ?? 0),
    ...(branchId && { branchId }),
  });
}
