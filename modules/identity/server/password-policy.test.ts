import { expect, test } from 'vitest';
import { Refusal } from '@poros/kernel';
import { hashPassword, verifyPassword } from './password-hash.ts';
import { ensureGoodPassword } from './password-policy.ts';

const PLAIN = { lengthMin: 8, needsMixed: false };
const RINA = ['Rina Wijayakusuma', 'rina.w', 'PT Maju Jaya', 'MAJU', 'poros'];

function refusalOf(password: string, policy = PLAIN, context = RINA): string | undefined {
  try {
    ensureGoodPassword(password, policy, context);
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error.code.replace('identity.password_', '');
    throw error;
  }
}

test('passwords that strangers try first are refused, however they are dressed up', () => {
  for (const password of [
    'password',
    'Password',
    'P@ssw0rd!',
    'passw0rd2026',
    'qwertyuiop',
    'QWERTY123!',
    'rahasia1',
    'Indonesia45',
    'bismillah',
    'sayangku',
    'admin123!',
    'iloveyou',
    'letmein1',
    '1qaz2wsx',
    'asdfghjkl',
    'abcdefgh',
    '87654321',
    '12345678',
    '17081945',
    'aaaaaaaa',
    'abcabcabc',
    '12121212',
    '!!!monkey!!!',
    'J4karta2026',
  ])
    expect([password, refusalOf(password)]).toEqual([password, 'too_common']);
});

test('names of the person and of the company with a little around them are refused', () => {
  for (const password of [
    'wijayakusuma',
    'Wijayakusuma1',
    'majujaya26',
    'ptmajujaya',
    'w1jayakusum@9',
  ])
    expect([password, refusalOf(password)]).toEqual([password, 'too_close']);
});

test('length counts characters as people see them', () => {
  expect(refusalOf('p3ndek!')).toBe('too_short');
  expect(refusalOf('ｐ３ｎｄｅｋ！')).toBe('too_short');
  expect(refusalOf('kopi ☕ ok')).toBeUndefined();
});

test('ordinary good passwords pass', () => {
  for (const password of [
    'kopi tubruk dua gelas',
    'sepeda hijau di bukit',
    'Poros-demo-2026',
    'x7#kPq2!vB',
    'mangga dan pisau',
  ])
    expect([password, refusalOf(password)]).toEqual([password, undefined]);
});

test('a company may ask for kinds of characters', () => {
  const strict = { ...PLAIN, needsMixed: true };
  expect(refusalOf('kopi tubruk dua gelas', strict)).toBe('too_plain');
  expect(refusalOf('Kopi tubruk 2 gelas', strict)).toBeUndefined();
});

test('a hash says how it was made, differs every time, and fits its password only', async () => {
  const [one, two] = [await hashPassword('kopi tubruk'), await hashPassword('kopi tubruk')];
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
  expect(two).not.toBe(one);
  expect(await verifyPassword(one, 'kopi tubruk')).toBe(true);
  expect(await verifyPassword(one, 'kopi Tubruk')).toBe(false);
  expect(await verifyPassword('kopi tubruk', 'kopi tubruk')).toBe(false);
});

test('the same password typed on another keyboard is the same password', async () => {
  const hash = await hashPassword('caf\u00e9 ﬁlter');
  expect(await verifyPassword(hash, 'cafe\u0301 filter')).toBe(true);
});

test('a flood of log-ins waits in line and is turned away beyond it', async () => {
  const answers = await Promise.allSettled(
    Array.from({ length: 80 }, () => hashPassword('kopi tubruk')),
  );
  const refused = answers.filter((one) => one.status === 'rejected');
  expect(refused).toHaveLength(80 - 2 - 64);
  expect(refused.every((one) => (one.reason as Refusal).code === 'kernel.busy')).toBe(true);
  expect(await hashPassword('kopi tubruk')).toContain('$argon2id$');
});
