import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, UsageError } from './environment.ts';

export const WEB_ROOT = join(ROOT, 'apps/web/dist');

const SOURCES = ['ui', 'web-kit', 'apps/web', 'modules', 'kernel/shared', 'package-lock.json'];
const IGNORED = new Set(['node_modules', 'dist', 'server', 'sql', 'journeys']);

/**
 * Builds the web client when its sources are newer than the build; the stamp is a hash of what went
 * in.
 */
export async function ensureWeb(say: (line: string) => void): Promise<void> {
  const stamp = await sourcesHash();
  const path = join(WEB_ROOT, '.stamp');
  const built = await readFile(path, 'utf8').catch(() => '');
  if (built === stamp && existsSync(join(WEB_ROOT, 'index.html'))) return;
  say('Building the web client (only after a change) …');
  await runVite();
  await writeFile(path, stamp);
}

async function runVite(): Promise<void> {
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
  const child = spawn(process.execPath, [vite, 'build', 'apps/web', '--logLevel', 'warn'], {
    cwd: ROOT,
    // Whatever this process is for, a test say: the client that is served is always the real one.
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  const code = await new Promise<number | null>((resolve) => {
    child.once('close', resolve);
  });
  if (code !== 0) throw new UsageError(`The web client could not be built:\n${output}`, 4);
}

async function sourcesHash(): Promise<string> {
  const hash = createHash('sha256');
  for (const source of SOURCES) await addTo(hash, join(ROOT, source));
  return hash.digest('hex');
}

async function addTo(hash: ReturnType<typeof createHash>, path: string): Promise<void> {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => undefined);
  if (!entries) {
    hash.update(path.slice(ROOT.length)).update(await readFile(path).catch(() => ''));
    return;
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1)))
    if (!IGNORED.has(entry.name)) await addTo(hash, join(path, entry.name));
}
