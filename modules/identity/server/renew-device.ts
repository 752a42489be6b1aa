import { sql } from '@poros/kernel';
import { Id, Type, nullable, object, oneOf, type Static } from '@poros/kernel/shared';
import { issueRefreshToken, lockRefreshToken, type HeldToken } from './refresh-token.sql.ts';
import { endSessions } from './session.sql.ts';
import { innerCommand } from './inner-command.ts';

/**
 * A device whose answer got lost shows its token again within this time and gets the same
 * successor.
 */
const REPLAY_MS = 30_000;

const Verdict = object({ verdict: oneOf(['renewed', 'reused', 'ended']), sessionId: nullable(Id) });

/**
 * Gives a device the successor of its refresh token; a token that comes back late or from elsewhere
 * ends it all.
 */
export const renewDevice = innerCommand({
  name: 'identity.renew_device',
  summary: 'Exchange a refresh token for its successor.',
  input: object({
    tokenHash: Type.String({ secret: true }),
    successorHash: Type.String({ secret: true }),
    device: Type.String(),
    ip: Type.String(),
  }),
  output: Verdict,

  async run(ctx, { tokenHash, successorHash, device, ip }): Promise<Static<typeof Verdict>> {
    const hash = Buffer.from(tokenHash, 'base64');
    const held = await lockRefreshToken(ctx, hash);
    if (!held?.isOpen) return { verdict: 'ended', sessionId: null };
    const { sessionId, userId, expiresAt } = held;

    if (isReuse(held, device, ctx.now)) {
      endSessions(ctx, { sessionId, userId }, 'token_reused');
      await ctx.emit('identity.token_reused', sessionId, { sessionId, userId, ip });
      return { verdict: 'reused', sessionId };
    }
    if (held.usedAt === null) {
      ctx.write(sql`update identity.refresh_token
        set used_at = ${ctx.now.toISOString()}, used_from = ${device}
        where tenant_id = ${ctx.tenantId} and token_hash = ${hash}`);
      const successor = Buffer.from(successorHash, 'base64');
      ctx.write(issueRefreshToken(ctx, { hash: successor, sessionId, expiresAt }));
    }
    return { verdict: 'renewed', sessionId };
  },
});

function isReuse({ usedAt, usedFrom }: HeldToken, device: string, now: Date): boolean {
  return usedAt !== null && (usedFrom !== device || now.getTime() - Date.parse(usedAt) > REPLAY_MS);
}
