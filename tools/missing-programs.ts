import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

interface Program {
  readonly what: string;
  /** Names under which it is found. */
  readonly names: readonly string[];
  /** The package whose use makes it necessary; always necessary without. */
  readonly usedBy?: string;
  /** An npm package that brings it along. */
  readonly orPackage?: string;
}

const PROGRAMS: readonly Program[] = [
  {
    what: 'the browser journeys: no Chromium',
    names: ['chromium', 'chromium-browser', 'google-chrome'],
    orPackage: '@sparticuz/chromium',
  },
  { what: 'the Redis adapter: no redis-server', names: ['redis-server'], usedBy: 'ioredis' },
  {
    what: 'the NATS adapter: no nats-server',
    names: ['nats-server'],
    usedBy: '@nats-io/transport-node',
  },
  { what: 'the MariaDB adapter: no mariadbd', names: ['mariadbd', 'mysqld'], usedBy: 'mysql2' },
];

/** What cannot be proved on this machine because a program is not there. */
export function missingPrograms(root: string, path = process.env['PATH'] ?? ''): string[] {
  const { dependencies = {} } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    dependencies?: Record<string, string>;
  };
  const folders = [...path.split(delimiter), '/usr/sbin', '/usr/local/sbin'].filter(
    (folder) => folder !== '',
  );
  return PROGRAMS.filter(({ usedBy }) => usedBy === undefined || usedBy in dependencies)
    .filter(
      ({ orPackage }) =>
        orPackage === undefined || !existsSync(join(root, 'node_modules', orPackage)),
    )
    .filter(
      ({ names }) =>
        !folders.some((folder) => names.some((name) => existsSync(join(folder, name)))),
    )
    .map(({ what }) => what);
}
