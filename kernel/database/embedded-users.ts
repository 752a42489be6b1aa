import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isAlive, lifeOf } from './process-life.ts';

export interface Lease {
  /** True while another living process uses the same cluster. */
  hasOthers(): Promise<boolean>;
  release(): Promise<void>;
}

/**
 * Notes in `folder` that this process uses the cluster. Several programs may share one (a server,
 * and `poros doctor` beside it); the last to leave stops it. A note of a process that is no more
 * counts for nothing and is swept.
 */
export async function takeLease(folder: string): Promise<Lease> {
  await mkdir(folder, { recursive: true });
  const own = `${process.pid}.${lifeOf(process.pid)}.${randomBytes(4).toString('hex')}`;
  await writeFile(join(folder, own), '');
  return {
    async hasOthers() {
      let others = 0;
      for (const name of await readdir(folder)) {
        if (name === own) continue;
        const [pid, life] = name.split('.');
        if (isAlive(Number(pid)) && lifeOf(Number(pid)) === life) others += 1;
        else await rm(join(folder, name), { force: true });
      }
      return others > 0;
    },
    release: () => rm(join(folder, own), { force: true }),
  };
}
