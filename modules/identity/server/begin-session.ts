import { refuse, runCommand, type Actor, type EndpointCall } from '@poros/kernel';
import type { Session } from '../shared/session.ts';
import { accessCache } from './access-cache.ts';
import { findActor } from './authenticate.ts';
import { closeSession } from './close-session.ts';
import { newToken } from './opaque-token.ts';
import { openSession } from './open-session.ts';
import { sessionAnswer } from './session-answer.ts';
import { setCookie } from './session-cookie.ts';
import { settingOf } from './settings.ts';

export interface Beginning {
  /** The user, proven. */
  readonly who: Actor;
  readonly email?: string;
  readonly branchId?: string;
  /** When the session ends at the latest; a move to another company does not prolong it. */
  readonly expiresAt?: Date;
  /** Why the session that this browser shows now, if any, ends. */
  readonly ends: 'signed_in_again' | 'moved';
}

const HOUR_MS = 3_600_000;

/**
 * A new session with a token of its own: one that somebody planted before the log-in opens nothing
 * afterwards.
 */
export async function beginSession(
  { kernel, request, reply, correlationId }: EndpointCall,
  { who, email, branchId, expiresAt, ends }: Beginning,
): Promise<Session> {
  const now = kernel.clock();
  const hours = await settingOf(kernel, who.tenantId, 'session_max_h');
  const end = expiresAt ?? new Date(now.getTime() + hours * HOUR_MS);
  const token = newToken(who.tenantId);

  await runCommand(
    { kernel, actor: who },
    openSession,
    {
      userId: who.userId,
      kind: 'browser',
      tokenHash: token.hash.toString('base64'),
      ip: request.ip,
      userAgent: (request.headers['user-agent'] ?? '').slice(0, 200),
      expiresAt: end.toISOString(),
      ...(email && { email }),
      ...(branchId && { branchId }),
    },
    { correlationId },
  );
  const before = request.actor;
  if (before?.sessionId && before.kind === 'person')
    await runCommand(
      { kernel, actor: before },
      closeSession,
      { sessionId: before.sessionId, reason: ends },
      { correlationId },
    );
  accessCache(kernel).forget();

  const actor = await findActor(kernel, { tenantId: who.tenantId, tokenHash: token.hash });
  if (!actor) refuse('kernel.not_signed_in');
  request.actor = actor;
  const seconds = Math.max(1, Math.floor((end.getTime() - now.getTime()) / 1_000));
  setCookie(request, reply, token.text, seconds);
  return sessionAnswer(kernel, actor);
}
