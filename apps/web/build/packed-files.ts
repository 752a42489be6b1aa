import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const PACKED = /^assets\/.*\.(js|css|svg)$/;
const SMALLEST = 1_000;

/**
 * Packs what is sent as text beside the file itself, once, so that the server sends it packed
 * without work: brotli where the browser takes it, gzip for a plain line within the house.
 */
export function packedFiles(): Plugin {
  let folder = '';
  return {
    name: 'poros-packed-files',
    apply: 'build',
    configResolved: ({ build }) => {
      folder = build.outDir;
    },
    async writeBundle(_options, bundle) {
      const names = Object.keys(bundle).filter((name) => PACKED.test(name));
      await Promise.all(names.map((name) => pack(join(folder, name))));
    },
  };
}

async function pack(path: string): Promise<void> {
  const text = await readFile(path);
  if (text.length < SMALLEST) return;
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
  await writeFile(`${path}.br`, await promisify(brotliCompress)(text, { params }));
  await writeFile(`${path}.gz`, await promisify(gzip)(text, { level: 9 }));
}
