import { createHash } from 'node:crypto';
import { canonical } from '../execute/record.ts';
import { merkleRoot } from './merkle.ts';

/** A command as its block remembers it. */
export interface Entry {
  readonly id: string;
  readonly leaf: Buffer;
}

/** A sealed block: the commands of an era with a transaction id in [fromXact, toXact). */
export interface Block {
  readonly tenantId: string;
  readonly seq: number;
  readonly era: number;
  readonly fromXact: number;
  readonly toXact: number;
  readonly rowCount: number;
  readonly entries: Buffer;
  readonly root: Buffer;
  readonly previousHash: Buffer;
  readonly hash: Buffer;
}

const ID_BYTES = 16;
const ENTRY_BYTES = 48;
/** What the first block of a tenant follows. */
export const NO_BLOCK = Buffer.alloc(32);

/** Entries as they are stored: by id, 16 bytes of id and 32 bytes of leaf hash each. */
export function packEntries(entries: readonly Entry[]): Buffer {
  return Buffer.concat(
    entries.flatMap(({ id, leaf }) => [Buffer.from(id.replaceAll('-', ''), 'hex'), leaf]),
  );
}

export const entryCount = (entries: Buffer): number => Math.floor(entries.length / ENTRY_BYTES);

export function entryAt(entries: Buffer, index: number): Entry | undefined {
  const at = index * ENTRY_BYTES;
  if (at + ENTRY_BYTES > entries.length) return undefined;
  const hex = entries.toString('hex', at, at + ID_BYTES);
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return { id, leaf: entries.subarray(at + ID_BYTES, at + ENTRY_BYTES) };
}

export function rootOf(entries: Buffer): Buffer {
  return merkleRoot(
    Array.from({ length: entryCount(entries) }, (_, index) =>
      entries.subarray(index * ENTRY_BYTES + ID_BYTES, (index + 1) * ENTRY_BYTES),
    ),
  );
}

/** SHA-256 over everything a block says and the block before it. */
export function blockHash(block: Omit<Block, 'hash' | 'entries'>): Buffer {
  return createHash('sha256')
    .update(
      canonical([
        'poros.audit.block.v1',
        block.tenantId,
        block.seq,
        block.era,
        block.fromXact,
        block.toXact,
        block.rowCount,
        block.root.toString('hex'),
        block.previousHash.toString('hex'),
      ]),
    )
    .digest();
}
