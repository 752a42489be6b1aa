import { createHash } from 'node:crypto';

const LEAF = Buffer.from([0]);
const NODE = Buffer.from([1]);

/**
 * Root of a Merkle tree as in RFC 6962 (certificate transparency): leaves and inner nodes are
 * hashed with different first bytes, so that no inner node passes for a record; the left half is
 * the largest power of two that is smaller than the whole.
 */
export function merkleRoot(leaves: readonly Buffer[]): Buffer {
  const [only] = leaves;
  if (!only) return createHash('sha256').digest();
  if (leaves.length === 1) return sha256(LEAF, only);
  const half = 2 ** Math.floor(Math.log2(leaves.length - 1));
  return sha256(NODE, merkleRoot(leaves.slice(0, half)), merkleRoot(leaves.slice(half)));
}

function sha256(...parts: readonly Buffer[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}
