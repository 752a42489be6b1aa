import { Id, Name, Type, object } from '@poros/kernel/shared';
import { innerCommand } from './inner-command.ts';

/** Says that a log-in was locked after too many wrong passwords, so that somebody looks. */
export const lockSignIn = innerCommand({
  name: 'identity.lock_sign_in',
  summary: 'Tell that too many wrong passwords have locked a log-in from one source.',
  input: object({ userId: Id, name: Name, ip: Type.String(), failures: Type.Integer() }),
  output: object({ id: Id }),

  async run(ctx, { userId, name, ip, failures }) {
    await ctx.emit('identity.sign_in_locked', userId, { userId, name, ip, failures });
    return { id: userId };
  },
});
