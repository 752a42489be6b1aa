import { inflateRawSync } from 'node:zlib';
import { refuse } from '@poros/kernel';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL_HEADER = 30;
const ENTRIES_MAX = 2_000;
const UNPACKED_MAX = 200 * 1024 * 1024;
const DEFLATED = 8;

/**
 * Refuses a workbook that would unpack to more than 200 MB, whatever its directory claims: each
 * part is unpacked once with that limit, before any of it is read.
 */
export function ensureHarmless(bytes: Buffer): void {
  let left = UNPACKED_MAX;
  for (const part of partsOf(bytes)) {
    if (part.claimed > left) refuse('integration.file_suspicious');
    left -= part.method === DEFLATED ? unpackedSize(part.packed, left) : part.packed.length;
    if (left < 0) refuse('integration.file_suspicious');
  }
}

function unpackedSize(packed: Buffer, limit: number): number {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, limit) }).length;
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === 'ERR_BUFFER_TOO_LARGE') refuse('integration.file_suspicious');
    return refuse('integration.file_unreadable', { reason: (error as Error).message });
  }
}

interface Part {
  readonly method: number;
  readonly claimed: number;
  readonly packed: Buffer;
}

/** The parts that the directory at the end of a zip file names. */
function* partsOf(bytes: Buffer): Generator<Part> {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 20 > bytes.length || bytes.readUInt32LE(end) !== END) damaged();
  const count = bytes.readUInt16LE(end + 10);
  if (count > ENTRIES_MAX) refuse('integration.file_suspicious');
  let at = bytes.readUInt32LE(end + 16);
  for (let nth = 0; nth < count; nth += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== ENTRY) damaged();
    const size = bytes.readUInt32LE(at + 20);
    const local = bytes.readUInt32LE(at + 42);
    if (local + LOCAL_HEADER > bytes.length) damaged();
    const from =
      local + LOCAL_HEADER + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    yield {
      method: bytes.readUInt16LE(at + 10),
      claimed: bytes.readUInt32LE(at + 24),
      packed: bytes.subarray(from, from + size),
    };
    at +=
      46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
}

const damaged = (): never => refuse('integration.file_unreadable', { reason: 'zip' });
