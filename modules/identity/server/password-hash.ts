import { argon2, timingSafeEqual } from 'node:crypto';
import { refuse, secretBytes } from '@poros/kernel';

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 } as const;
const TAG_BYTES = 32;
const SALT_BYTES = 16;
const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/**
 * A flood of log-ins may keep two cores' worth of memory busy, not more; beyond the queue it is
 * turned away.
 */
const AT_ONCE = 2;
const WAITING_MAX = 64;

interface Cost {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

/** argon2id in PHC string form: $argon2id$v=19$m=19456,t=2,p=1$salt$hash */
export async function hashPassword(password: string): Promise<string> {
  const salt = secretBytes(SALT_BYTES);
  const tag = await derive(password, salt, COST);
  const { memory, passes, parallelism } = COST;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${plain(salt)}$${plain(tag)}`;
}

/** False for a wrong password and for a hash that is not one of ours. */
export async function verifyPassword(stored: string, password: string): Promise<boolean> {
  const match = PHC.exec(stored);
  if (!match) return false;
  const [, memory, passes, parallelism, salt = '', tag = ''] = match;
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  const wanted = Buffer.from(tag, 'base64');
  const given = await derive(password, Buffer.from(salt, 'base64'), cost);
  return wanted.length === given.length && timingSafeEqual(wanted, given);
}

/** A hash that no password fits: of an account whose first password is still to be given. */
export function fitsNoPassword(): string {
  const { memory, passes, parallelism } = COST;
  const [salt, tag] = [secretBytes(SALT_BYTES), secretBytes(TAG_BYTES)].map(plain);
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${salt}$${tag}`;
}

/** Verifying against it costs an unknown user as much as a known one. */
export const DECOY = fitsNoPassword();

let running = 0;
const waiting: (() => void)[] = [];

async function derive(password: string, nonce: Buffer, cost: Cost): Promise<Buffer> {
  if (running >= AT_ONCE) {
    if (waiting.length >= WAITING_MAX) refuse('kernel.busy', { reason: 'log-ins' });
    await new Promise<void>((resolve) => {
      waiting.push(resolve);
    });
  } else {
    running += 1;
  }
  try {
    return await new Promise<Buffer>((resolve, reject) => {
      argon2(
        'argon2id',
        { message: password.normalize('NFKC'), nonce, tagLength: TAG_BYTES, ...cost },
        (error, tag) => {
          if (error) reject(error);
          else resolve(tag);
        },
      );
    });
  } finally {
    // The place goes straight to the next in line; only an empty line gives it back.
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

function plain(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
