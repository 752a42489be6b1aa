import { Id, object, oneOf } from '@poros/kernel/shared';
import { Revoked } from '../shared/session.ts';
import { endSessions } from './session.sql.ts';
import { innerCommand } from './inner-command.ts';

/** The end of the caller's own session; run by the log-out and by the move to another company. */
export const closeSession = innerCommand({
  name: 'identity.sign_out',
  summary: 'End the own session.',
  input: object({ sessionId: Id, reason: oneOf(['signed_out', 'signed_in_again', 'moved']) }),
  output: Revoked,

  async run(ctx, { sessionId, reason }) {
    endSessions(ctx, { sessionId, userId: ctx.actor.userId }, reason);

    await ctx.emit('identity.session_changed', sessionId, { sessionId, userId: ctx.actor.userId });
    return { id: sessionId };
  },
});
