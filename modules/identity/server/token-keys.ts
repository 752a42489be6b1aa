import { generateKeyPairSync } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Kernel } from '@poros/kernel';
import { importJWK, type CryptoKey, type JWK } from 'jose';
import { hashOf } from './opaque-token.ts';

/** The installation's own keys for access tokens: the first one signs, all of them are believed. */
export interface TokenKeys {
  readonly signing: TokenKey;
  readonly byId: ReadonlyMap<string, TokenKey>;
  /**
   * Makes the successor of a refresh token from the token itself, so that it need not be stored.
   */
  readonly successorKey: Buffer;
}

export interface TokenKey {
  readonly id: string;
  readonly secret: CryptoKey;
  readonly open: CryptoKey;
}

const read = new WeakMap<Kernel, Promise<TokenKeys>>();

/** Read once a process from `<dataDir>/secrets/token-keys.json`, which the first start makes. */
export function tokenKeys(kernel: Kernel): Promise<TokenKeys> {
  let keys = read.get(kernel);
  if (!keys) {
    keys = readKeys(join(kernel.dataDir, 'secrets'));
    read.set(kernel, keys);
    keys.catch(() => read.delete(kernel));
  }
  return keys;
}

interface KeyFile {
  readonly keys: readonly JWK[];
}

async function readKeys(folder: string): Promise<TokenKeys> {
  const path = join(folder, 'token-keys.json');
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if ((error as { code?: string }).code !== 'ENOENT') throw error;
    return makeKeys(folder, path);
  });
  const { keys } = JSON.parse(text) as KeyFile;
  const imported = await Promise.all(keys.map(importKey));
  const [signing] = imported;
  if (!signing) throw new Error(`${path} holds no key`);
  return {
    signing,
    byId: new Map(imported.map((key) => [key.id, key])),
    successorKey: hashOf(`poros.refresh.v1 ${keys[0]?.d}`),
  };
}

async function importKey(jwk: JWK): Promise<TokenKey> {
  const { d: _secret, ...open } = jwk;
  return {
    id: jwk.kid ?? '',
    secret: (await importJWK(jwk, 'EdDSA')) as CryptoKey,
    open: (await importJWK(open, 'EdDSA')) as CryptoKey,
  };
}

/**
 * Written aside and then linked, so that two servers that start together agree on one file and none
 * reads half.
 */
async function makeKeys(folder: string, path: string): Promise<string> {
  const jwk = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  const kid = hashOf(String(jwk['x'])).toString('base64url').slice(0, 16);
  const aside = `${path}.${kid}`;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const text = JSON.stringify({ keys: [{ ...jwk, kid, alg: 'EdDSA' }] });
  await writeFile(aside, text, { mode: 0o600 });
  await link(aside, path).catch((error: unknown) => {
    if ((error as { code?: string }).code !== 'EEXIST') throw error;
  });
  await rm(aside);
  return readFile(path, 'utf8');
}
