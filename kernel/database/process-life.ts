import { execFile } from 'node:child_process';
import { readdir, readFile, readlink } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * True while a process with this id runs, whoever owns it. A zombie has ended: nobody has collected
 * it yet.
 */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return procStat(pid)?.[0] !== 'Z';
}

/**
 * Marks one life of a process id, so that a reused id is not taken for it; empty where Linux's
 * /proc is missing.
 */
export function lifeOf(pid: number): string {
  // Field 22 of /proc/<pid>/stat is the start in clock ticks since boot; the fields here begin at
  // the third.
  return procStat(pid)?.[19] ?? '';
}

/** True when the process is a PostgreSQL that works in this data directory (its real path). */
export async function worksIn(pid: number, dataDir: string): Promise<boolean> {
  if (process.platform === 'linux') {
    const folder = await readlink(`/proc/${pid}/cwd`).catch(() => '');
    return folder === dataDir && /postgres/.test(await readText(`/proc/${pid}/comm`));
  }
  if (process.platform === 'win32') return isAlive(pid);
  const { stdout } = await run('ps', ['-o', 'command=', '-p', String(pid)]).catch(() => ({
    stdout: '',
  }));
  return stdout.includes('postgres') && stdout.includes(dataDir);
}

/**
 * Every PostgreSQL process that works in this data directory; known on Linux only, elsewhere empty.
 */
export async function processesIn(dataDir: string): Promise<number[]> {
  const names = await readdir('/proc').catch(() => []);
  const pids = names.filter((name) => /^\d+$/.test(name)).map(Number);
  const areThere = await Promise.all(pids.map((pid) => worksIn(pid, dataDir)));
  return pids.filter((_, index) => areThere[index]);
}

function procStat(pid: number): string[] | undefined {
  if (process.platform !== 'linux') return undefined;
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the name in parentheses and may itself hold spaces and parentheses.
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

const readText = (path: string) => readFile(path, 'utf8').catch(() => '');
