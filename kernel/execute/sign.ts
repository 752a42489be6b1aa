import { createHmac, timingSafeEqual } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { secretBytes } from './secret-bytes.ts';

const KEY_BYTES = 32;

/** HMAC-SHA-256 under a key that never leaves the installation, one for each purpose. */
export type Sign = (purpose: string, what: Buffer | string) => Buffer;

/**
 * The installation's signature. Its key lies beside the other secrets of the data folder, where
 * every process of the installation finds it; the first one makes it.
 */
export async function signer(dataDir: string): Promise<Sign> {
  const key = await keyOf(dataDir);
  return (purpose, what) =>
    createHmac('sha256', createHmac('sha256', key).update(purpose).digest()).update(what).digest();
}

/** Whether two signatures are the same, in a time that does not tell where they differ. */
export const isSameSignature = (one: Buffer, other: Buffer): boolean =>
  one.length === other.length && timingSafeEqual(one, other);

async function keyOf(dataDir: string): Promise<Buffer> {
  const folder = join(dataDir, 'secrets');
  const path = join(folder, 'signing.key');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(path, secretBytes(KEY_BYTES), { mode: 0o600, flag: 'wx' }).catch(
    (error: unknown) => {
      if ((error as { code?: string }).code !== 'EEXIST') throw error;
    },
  );
  const key = await readFile(path);
  if (key.length !== KEY_BYTES) throw new Error(`${path} does not hold ${KEY_BYTES} bytes`);
  return key;
}
