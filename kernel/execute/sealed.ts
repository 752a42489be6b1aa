import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

const keys = new Map<string, Buffer>();

/**
 * A secret as it may lie in the database: AES-256-GCM, base64url of iv, tag and text. The key lies
 * in `<dataDir>/secrets/seal.key`, which servers of one installation share; a backup of the
 * database alone opens nothing.
 */
export function sealed(dataDir: string, text: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, keyOf(dataDir), iv);
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
}

/** The text of a sealed secret; throws when it was sealed with another key or changed since. */
export function unsealed(dataDir: string, secret: string): string {
  const bytes = Buffer.from(secret, 'base64url');
  const decipher = createDecipheriv(CIPHER, keyOf(dataDir), bytes.subarray(0, IV_BYTES));
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  const body = bytes.subarray(IV_BYTES + TAG_BYTES);
  return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
}

function keyOf(dataDir: string): Buffer {
  const path = join(dataDir, 'secrets', 'seal.key');
  const known = keys.get(path);
  if (known) return known;
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  try {
    writeFileSync(path, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') throw error;
  }
  const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64url');
  keys.set(path, key);
  return key;
}
