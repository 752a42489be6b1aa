import { mkdir, open, readFile, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';

/** Block numbers and hashes of one tenant, kept in a file outside the database. */
export type Anchors = ReadonlyMap<number, string>;

const folderOf = (dataDir: string) => join(dataDir, 'audit-anchor');
const fileOf = (dataDir: string, tenantId: string) => join(folderOf(dataDir), `${tenantId}.log`);

/**
 * Appends lines `<block> <hash> <sealed at>` and waits until the disk has them. Put the folder on
 * another disk or host than the database: whoever can rewrite both can rewrite history.
 */
export async function appendAnchors(
  dataDir: string,
  tenantId: string,
  lines: readonly { seq: number; hash: Buffer; at: string }[],
): Promise<void> {
  await mkdir(folderOf(dataDir), { recursive: true, mode: 0o700 });
  const file = await open(fileOf(dataDir, tenantId), 'a+', 0o600);
  try {
    const gap = (await endsInsideLine(file)) ? '\n' : '';
    await file.appendFile(
      gap + lines.map(({ seq, hash, at }) => `${seq} ${hash.toString('hex')} ${at}\n`).join(''),
    );
    await file.datasync();
  } finally {
    await file.close();
  }
}

/** True after a crash in the middle of a line: the next line must not be glued to it. */
async function endsInsideLine(file: FileHandle): Promise<boolean> {
  const { size } = await file.stat();
  if (size === 0) return false;
  const { buffer } = await file.read({ buffer: Buffer.alloc(1), position: size - 1 });
  return buffer.toString() !== '\n';
}

/** What the file says; a line that a crash cut short does not count and is written again. */
export async function readAnchors(dataDir: string, tenantId: string): Promise<Anchors> {
  const text = await readFile(fileOf(dataDir, tenantId), 'utf8').catch((error: unknown) => {
    if ((error as { code?: string }).code === 'ENOENT') return '';
    throw error;
  });
  const anchors = new Map<number, string>();
  for (const line of text.split('\n')) {
    const [, seq, hash] = /^(\d+) ([0-9a-f]{64}) \S+$/.exec(line) ?? [];
    if (seq && hash) anchors.set(Number(seq), hash);
  }
  return anchors;
}
