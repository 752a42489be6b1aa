import { createECDH } from 'node:crypto';
import { encrypt } from 'http_ece';
import { secretBytes } from '@poros/kernel';
import { vapid, type PushKeys } from './push-keys.ts';

export interface PushTarget {
  readonly endpoint: string;
  readonly publicKey: string;
  readonly authSecret: string;
}

/** What a push service said: taken, or that the browser is gone for ever. */
export type PushAnswer = 'taken' | 'gone';

const WAIT_MS = 15_000;
const LIFE_SECONDS = 86_400;

/**
 * Pushes one message to one browser, encrypted for it alone (RFC 8291, aes128gcm). Throws when the
 * service does not take it now.
 */
export async function sendPush(
  keys: PushKeys,
  target: PushTarget,
  said: { readonly body: string; readonly contact: string; readonly now: Date },
): Promise<PushAnswer> {
  const mine = createECDH('prime256v1');
  mine.generateKeys();
  const body = encrypt(Buffer.from(said.body), {
    version: 'aes128gcm',
    dh: target.publicKey,
    privateKey: mine,
    salt: secretBytes(16).toString('base64url'),
    authSecret: target.authSecret,
  });
  const answer = await fetch(target.endpoint, {
    method: 'POST',
    body: new Uint8Array(body),
    redirect: 'error',
    signal: AbortSignal.timeout(WAIT_MS),
    headers: {
      authorization: vapid(keys, target.endpoint, said.contact, said.now),
      'content-encoding': 'aes128gcm',
      'content-type': 'application/octet-stream',
      ttl: String(LIFE_SECONDS),
      urgency: 'normal',
    },
  });
  await answer.body?.cancel();
  if (answer.status === 404 || answer.status === 410) return 'gone';
  if (!answer.ok) throw new Error(`the push service answers ${answer.status}`);
  return 'taken';
}
