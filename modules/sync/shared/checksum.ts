import type { Doc } from './upstream.ts';

const MODULUS = 2 ** 52;

/**
 * A number for a set of documents, whatever their order: the sum, modulo 2^52, of a hash of each
 * id and version. Both sides keep it by adding what came and taking away what went.
 */
export const checksum = (docs: Iterable<Pick<Doc, 'collection' | 'docId' | 'version'>>): number => {
  let sum = 0;
  for (const doc of docs) sum = (sum + weightOf(doc)) % MODULUS;
  return sum;
};

/** Two multiplicative hashes of 26 bits each (FNV-1a with different offsets). */
function weightOf({ collection, docId, version }: Pick<Doc, 'collection' | 'docId' | 'version'>) {
  let low = 0x811c9dc5;
  let high = 0x01000193;
  const text = `${collection}/${docId}@${version}`;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code, 0x0100018d);
  }
  return (low >>> 6) * 2 ** 26 + (high >>> 6);
}
