import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** How long a page may stay open over a new version and still find the parts it was made of. */
const KEPT_DAYS = 30;

/**
 * Leaves the files of earlier builds beside the new ones: a page that is open and a server that
 * still runs the version before go on finding their parts. What is older than a month goes.
 */
export function leaveOldFiles(): Plugin {
  let folder = '';
  return {
    name: 'poros-leave-old-files',
    apply: 'build',
    configResolved: ({ build }) => {
      folder = build.outDir;
    },
    async closeBundle() {
      const { mtimeMs: now } = await stat(join(folder, 'index.html'));
      const assets = join(folder, 'assets');
      for (const name of await readdir(assets)) {
        const path = join(assets, name);
        const { mtimeMs } = await stat(path);
        if (now - mtimeMs > KEPT_DAYS * 24 * 3_600_000) await rm(path);
      }
    },
  };
}
