import { createECDH, createPrivateKey, sign, type KeyObject } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The pair by which push services know this installation (VAPID, RFC 8292). */
export interface PushKeys {
  /** Uncompressed P-256 point, base64url: what a browser subscribes with. */
  readonly publicKey: string;
  readonly privateKey: KeyObject;
}

const kept = new Map<string, PushKeys>();

/**
 * Made at first use and kept in `<dataDir>/secrets/push-keys.json`; another pair would orphan every
 * browser that subscribed.
 */
export function pushKeys(dataDir: string): PushKeys {
  const path = join(dataDir, 'secrets', 'push-keys.json');
  const known = kept.get(path);
  if (known) return known;
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const pair = createECDH('prime256v1');
  pair.generateKeys();
  const made = {
    publicKey: pair.getPublicKey('base64url'),
    privateKey: pair.getPrivateKey('base64url').padStart(43, 'A'),
  };
  try {
    writeFileSync(path, JSON.stringify(made), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') throw error;
  }
  const read = JSON.parse(readFileSync(path, 'utf8')) as typeof made;
  const point = Buffer.from(read.publicKey, 'base64url');
  const keys = {
    publicKey: read.publicKey,
    privateKey: createPrivateKey({
      format: 'jwk',
      key: {
        kty: 'EC',
        crv: 'P-256',
        x: point.subarray(1, 33).toString('base64url'),
        y: point.subarray(33, 65).toString('base64url'),
        d: read.privateKey,
      },
    }),
  };
  kept.set(path, keys);
  return keys;
}

const LIFE_SECONDS = 12 * 3_600;

/** The Authorization header for one push service: a token signed with ES256, and the public key. */
export function vapid(keys: PushKeys, endpoint: string, contact: string, now: Date): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = {
    aud: new URL(endpoint).origin,
    exp: Math.floor(now.getTime() / 1_000) + LIFE_SECONDS,
    sub: contact,
  };
  const signed = `${part({ typ: 'JWT', alg: 'ES256' })}.${part(claims)}`;
  const signature = sign('sha256', Buffer.from(signed), {
    key: keys.privateKey,
    dsaEncoding: 'ieee-p1363',
  });
  return `vapid t=${signed}.${signature.toString('base64url')}, k=${keys.publicKey}`;
}
