import { endpoint, runCommand } from '@poros/kernel';
import { object } from '@poros/kernel/shared';
import { SignedOut } from '../shared/session.ts';
import { accessCache } from './access-cache.ts';
import { closeSession } from './close-session.ts';
import { clearCookie } from './session-cookie.ts';

export const signOut = endpoint({
  name: 'identity.sign_out',
  http: 'DELETE /session',
  permission: 'public',
  summary: 'Sign out: the session ends on the server, the cookie goes.',
  input: object({}),
  output: SignedOut,

  async handle({ kernel, request, reply, actor, correlationId }) {
    if (actor?.sessionId)
      await runCommand(
        { kernel, actor },
        closeSession,
        { sessionId: actor.sessionId, reason: 'signed_out' },
        { correlationId },
      );
    accessCache(kernel).forget();
    clearCookie(request, reply);
    return { signedOut: actor !== undefined };
  },
});
