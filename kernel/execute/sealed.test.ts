import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sealed, unsealed } from './sealed.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'poros-seal-'));

test('what was sealed is read again with the same key and never looks like the secret', () => {
  const dataDir = folder();

  const first = sealed(dataDir, 'rahasia');
  const second = sealed(dataDir, 'rahasia');

  expect(first).not.toBe(second);
  expect(Buffer.from(first, 'base64url').includes('rahasia')).toBe(false);
  expect([unsealed(dataDir, first), unsealed(dataDir, second)]).toEqual(['rahasia', 'rahasia']);
});

test('a secret that was changed, or sealed elsewhere, does not open', () => {
  const dataDir = folder();
  const secret = sealed(dataDir, 'rahasia');
  const bytes = Buffer.from(secret, 'base64url');
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;

  expect(() => unsealed(dataDir, bytes.toString('base64url'))).toThrow(/./);
  expect(() => unsealed(folder(), secret)).toThrow(/./);
});
