import { createHash } from 'node:crypto';
import { secretBytes } from '@poros/kernel';

/**
 * A secret that opens one tenant's door: 16 bytes of tenant id and 32 unguessable bytes. It names
 * its tenant, so that it is looked up under that tenant's row-level security; the hash covers both,
 * so that it opens no other.
 */
export interface OpaqueToken {
  readonly tenantId: string;
  /** What the holder keeps: 64 characters of base64url. */
  readonly text: string;
  /** What the database keeps. */
  readonly hash: Buffer;
}

const SECRET_BYTES = 32;

export function newToken(
  tenantId: string,
  secret: Buffer = secretBytes(SECRET_BYTES),
): OpaqueToken {
  const bytes = Buffer.concat([Buffer.from(tenantId.replaceAll('-', ''), 'hex'), secret]);
  return { tenantId, text: bytes.toString('base64url'), hash: hashOf(bytes) };
}

/** Undefined for anything that this server cannot have made. */
export function readToken(text: string): OpaqueToken | undefined {
  if (!/^[A-Za-z0-9_-]{64}$/.test(text)) return undefined;
  const bytes = Buffer.from(text, 'base64url');
  return { tenantId: uuidOf(bytes.subarray(0, 16)), text, hash: hashOf(bytes) };
}

/** Two ids as one opaque name: which tenant, and who of it. */
export function nameOfClient(tenantId: string, clientId: string): string {
  return Buffer.from((tenantId + clientId).replaceAll('-', ''), 'hex').toString('base64url');
}

export function readClientName(text: string): { tenantId: string; clientId: string } | undefined {
  if (!/^[A-Za-z0-9_-]{43}$/.test(text)) return undefined;
  const bytes = Buffer.from(text, 'base64url');
  return { tenantId: uuidOf(bytes.subarray(0, 16)), clientId: uuidOf(bytes.subarray(16)) };
}

export const hashOf = (secret: Buffer | string): Buffer =>
  createHash('sha256').update(secret).digest();

function uuidOf(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
}
