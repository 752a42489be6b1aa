import { refuse, type Kernel } from '@poros/kernel';
import { SignJWT, jwtVerify } from 'jose';
import type { Knock } from './access.sql.ts';
import { tokenKeys } from './token-keys.ts';

/**
 * Seconds: a stolen token is worth little, and its session is looked up at every request anyway.
 */
export const ACCESS_TOKEN_LIFE_S = 900;

const ISSUER = 'poros';
const AUDIENCE = 'poros-api';
const TYPE = 'at+jwt';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Names the session and nothing more: rights are looked up, never carried. */
export async function signAccessToken(
  kernel: Kernel,
  tenantId: string,
  sessionId: string,
): Promise<string> {
  const { signing } = await tokenKeys(kernel);
  const now = Math.floor(kernel.clock().getTime() / 1_000);
  return new SignJWT({ tid: tenantId })
    .setProtectedHeader({ alg: 'EdDSA', typ: TYPE, kid: signing.id })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setSubject(sessionId)
    .setIssuedAt(now)
    .setExpirationTime(now + ACCESS_TOKEN_LIFE_S)
    .sign(signing.secret);
}

/**
 * The session a token names; refuses everything that this installation did not sign for this
 * purpose.
 */
export async function readAccessToken(kernel: Kernel, token: string): Promise<Knock> {
  const { byId } = await tokenKeys(kernel);
  const { payload } = await jwtVerify(token, ({ kid }) => byId.get(kid ?? '')?.open ?? invalid(), {
    algorithms: ['EdDSA'],
    issuer: ISSUER,
    audience: AUDIENCE,
    typ: TYPE,
    requiredClaims: ['exp', 'iat'],
    currentDate: kernel.clock(),
  }).catch(invalid);
  const { sub, tid } = payload;
  if (typeof sub !== 'string' || typeof tid !== 'string' || !UUID.test(sub) || !UUID.test(tid))
    invalid();
  return { tenantId: tid, sessionId: sub };
}

function invalid(): never {
  refuse('identity.token_invalid');
}
