import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Initial script (entry and what it imports at once) must stay under this. */
const INITIAL_MAX_KB = 150;

interface Chunk {
  file: string;
  isEntry?: boolean;
  imports?: string[];
  name?: string;
  css?: string[];
}

const dist = join(import.meta.dirname, '../apps/web/dist');
const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Record<
  string,
  Chunk
>;
const entry = Object.keys(manifest).find((key) => manifest[key]?.isEntry);
if (!entry) throw new Error('the build has no entry');

const initial = new Set<string>();
collect(entry);
const files = readdirSync(join(dist, 'assets')).filter((file) => /\.(js|css)$/.test(file));
if (files.length < 5) throw new Error(`only ${files.length} files were built`);

const rows = files
  .map((file) => ({ file, kb: gzipped(file), isInitial: initial.has(`assets/${file}`) }))
  .sort((a, b) => Number(b.isInitial) - Number(a.isInitial) || b.kb - a.kb);
for (const { file, kb, isInitial } of rows.filter((row) => row.kb >= 0.5 || row.isInitial))
  process.stdout.write(
    `${kb.toFixed(1).padStart(7)} kB  ${isInitial ? 'initial' : 'lazy   '}  ${file}\n`,
  );
const total = rows
  .filter((row) => row.isInitial && row.file.endsWith('.js'))
  .reduce((sum, row) => sum + row.kb, 0);
process.stdout.write(
  `${total.toFixed(1).padStart(7)} kB  initial script, at most ${INITIAL_MAX_KB} kB (gzip)\n`,
);
if (total > INITIAL_MAX_KB) process.exit(1);

function collect(key: string): void {
  const chunk = manifest[key];
  if (!chunk || initial.has(chunk.file)) return;
  initial.add(chunk.file);
  for (const one of chunk.css ?? []) initial.add(one);
  for (const one of chunk.imports ?? []) collect(one);
}

function gzipped(file: string): number {
  return gzipSync(readFileSync(join(dist, 'assets', file)), { level: 9 }).length / 1000;
}
