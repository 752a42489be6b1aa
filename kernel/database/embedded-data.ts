import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmod,
  constants,
  lchown,
  link,
  lstat,
  mkdir,
  open,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  rmdir,
  stat,
  symlink,
  unlink,
} from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { canReach, type Binaries, type Owner } from './embedded-binaries.ts';
import { EmbeddedPostgresError, reasonIn } from './embedded-error.ts';
import { isAlive } from './process-life.ts';

const run = promisify(execFile);

/**
 * The folder the user named, and the folder open to `nobody` that stands in where that one cannot
 * be reached.
 */
export interface DataPlace {
  readonly dataDir: string;
  readonly commonDir: string;
}

const NOBODY: Owner = { uid: 65_534, gid: 65_534 };
// Every Linux that runs Node 24 has C.UTF-8; other systems name it in their own ways or not at all.
const LOCALE = process.platform === 'linux' ? 'C.UTF-8' : 'C';

/**
 * Who runs PostgreSQL: the user who runs us, but under root the owner of the data directory, and
 * `nobody` where there is no data yet or root owns it (PostgreSQL refuses root).
 */
export async function ownerOf(dataDir: string): Promise<Owner | undefined> {
  const uid = process.getuid?.();
  const found = await stat(dataDir).catch(() => undefined);
  if (uid !== 0) {
    if (!found || uid === undefined || found.uid === uid) return undefined;
    throw new EmbeddedPostgresError(
      'database.data_dir',
      `the data directory ${dataDir} belongs to user ${found.uid}, but user ${uid} runs Poros`,
    );
  }
  if (found && found.uid !== 0) return { uid: found.uid, gid: found.gid };
  const accounts = await readFile('/etc/passwd', 'utf8').catch(() => '');
  const [, group] = /^nobody:[^:]*:65534:(\d+):/m.exec(accounts) ?? [];
  return { ...NOBODY, ...(group && { gid: Number(group) }) };
}

/**
 * The real path of the data directory, made first when there is none. When the owner cannot walk to
 * the named folder, the data lies in `commonDir` and the named folder is a link to it. Existing
 * data is never moved.
 */
export async function placeData(
  place: DataPlace,
  owner: Owner | undefined,
  binaries: Binaries,
  password: string,
): Promise<string> {
  const { dataDir } = place;
  await mkdir(dirname(dataDir), { recursive: true });
  const found = await lstat(dataDir).catch(() => undefined);
  if (!found || (found.isDirectory() && (await readdir(dataDir)).length === 0)) {
    await makeCluster(place, owner, binaries, password);
  }
  const real = await realpath(dataDir).catch((error: unknown) => {
    throw new EmbeddedPostgresError(
      'database.data_dir',
      `${dataDir} points to a folder that is not there (is its disk mounted?)`,
      { cause: error },
    );
  });
  await checkCluster(real, owner, binaries);
  return real;
}

/** The superuser's password: read, or made once. Two starters at the same time get the same one. */
export async function passwordIn(file: string): Promise<string> {
  const known = await readFile(file, 'utf8').catch(() => '');
  if (known.trim()) return known.trim();
  await mkdir(dirname(file), { recursive: true });
  const draft = `${file}.${randomBytes(4).toString('hex')}`;
  await writeNew(draft, randomBytes(24).toString('base64url'));
  try {
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await unlink(draft);
  }
  return (await readFile(file, 'utf8')).trim();
}

/** Writes the include file of our settings; true when it differs from what stood there. */
export async function writeSettings(
  real: string,
  owner: Owner | undefined,
  settings: Readonly<Record<string, string>>,
): Promise<boolean> {
  const lines = Object.entries(settings).map(
    ([key, value]) => `${key} = '${value.replaceAll("'", "''")}'`,
  );
  const title = '# Written by Poros at every start. Settings of your own: ALTER SYSTEM.';
  const text = `${[title, ...lines].join('\n')}\n`;
  const file = join(real, 'poros.conf');
  if ((await readFile(file, 'utf8').catch(() => '')) === text) return false;
  const draft = `${file}.${randomBytes(4).toString('hex')}`;
  await writeNew(draft, text);
  if (owner) await lchown(draft, owner.uid, owner.gid);
  await rename(draft, file);
  return true;
}

/**
 * Makes the cluster aside and moves it into place in one step, so that a broken attempt is never
 * taken for data.
 */
async function makeCluster(
  place: DataPlace,
  owner: Owner | undefined,
  binaries: Binaries,
  password: string,
): Promise<void> {
  const target = await targetOf(place, owner);
  await sweepDrafts(target);
  const work = `${target}.new-${process.pid}-${randomBytes(4).toString('hex')}`;
  const passwordFile = `${work}.password`;
  try {
    await mkdir(work, { mode: 0o700 });
    await writeNew(passwordFile, password);
    if (owner) {
      for (const path of [work, passwordFile]) await lchown(path, owner.uid, owner.gid);
    }
    await initdb(work, passwordFile, owner, binaries);
    await include(join(work, 'postgresql.conf'), 'poros.conf');
    await moveIntoPlace(work, target);
    if (target !== place.dataDir) await linkTo(target, place.dataDir);
  } finally {
    await rm(passwordFile, { force: true });
    await rm(work, { recursive: true, force: true });
  }
}

async function targetOf(place: DataPlace, owner: Owner | undefined): Promise<string> {
  const { dataDir, commonDir } = place;
  const parent = await realpath(dirname(dataDir));
  if (await canReach(parent, owner)) return join(parent, basename(dataDir));
  await mkdir(commonDir, { recursive: true, mode: 0o755 });
  if (await canReach(commonDir, owner))
    return join(commonDir, `postgres-${randomBytes(6).toString('hex')}`);
  throw new EmbeddedPostgresError(
    'database.data_dir',
    `PostgreSQL, which may not run as root, can reach neither ${parent} nor ${commonDir}`,
  );
}

async function initdb(
  work: string,
  passwordFile: string,
  owner: Owner | undefined,
  binaries: Binaries,
): Promise<void> {
  // The builtin provider gives the same order and the same LIKE indexes on every operating system.
  try {
    await run(
      binaries.initdb,
      [
        '-D',
        work,
        '--username=postgres',
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        `--locale=${LOCALE}`,
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--data-checksums',
        '--no-instructions',
      ],
      { cwd: '/', env: cleanEnvironment(), maxBuffer: 10_000_000, ...owner },
    );
  } catch (error) {
    const { stderr = '', message } = error as Error & { stderr?: string };
    const text = stderr.trim() || message;
    throw new EmbeddedPostgresError(
      reasonIn(text),
      `initdb could not make ${work}: ${text.slice(-2000)}`,
      { cause: error },
    );
  }
}

/** The environment without what would steer PostgreSQL from outside. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(PG|LC_|LANG$|LANGUAGE$|TZ$)/.test(name),
  );
  return { ...Object.fromEntries(kept), TZ: 'UTC', LC_ALL: LOCALE };
}

async function include(configFile: string, name: string): Promise<void> {
  // The folder is the owner's, and we may be root: a link planted there must not lead us elsewhere.
  const { O_WRONLY, O_APPEND, O_NOFOLLOW } = constants;
  const file = await open(configFile, O_WRONLY | O_APPEND | O_NOFOLLOW);
  try {
    await file.writeFile(`\ninclude_if_exists = '${name}'\n`);
  } finally {
    await file.close();
  }
}

async function moveIntoPlace(work: string, target: string): Promise<void> {
  try {
    // An empty folder may stand there; rmdir refuses anything else, and so does rename.
    await rmdir(target).catch(() => undefined);
    await rename(work, target);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (!['ENOTEMPTY', 'EEXIST', 'EPERM'].includes(code)) throw error;
  }
  const folder = await open(dirname(target)).catch(() => undefined);
  await folder?.sync().catch(() => undefined);
  await folder?.close();
}

async function linkTo(target: string, dataDir: string): Promise<void> {
  try {
    await rmdir(dataDir).catch(() => undefined);
    await symlink(target, dataDir, 'dir');
  } catch (error) {
    // Another starter was quicker: its cluster counts, ours has never held a row.
    await rm(target, { recursive: true, force: true });
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/** Removes what killed attempts have left; a draft is never anybody's data. */
async function sweepDrafts(target: string): Promise<void> {
  const prefix = `${basename(target)}.new-`;
  for (const name of await readdir(dirname(target))) {
    if (!name.startsWith(prefix) || isAlive(parseInt(name.slice(prefix.length), 10))) continue;
    await rm(join(dirname(target), name), { recursive: true, force: true });
  }
}

async function checkCluster(
  real: string,
  owner: Owner | undefined,
  binaries: Binaries,
): Promise<void> {
  const version = (await readFile(join(real, 'PG_VERSION'), 'utf8').catch(() => '')).trim();
  if (!version) {
    throw new EmbeddedPostgresError(
      'database.data_dir',
      `${real} holds files, but no PostgreSQL database; it is left untouched`,
    );
  }
  if (Number(version) !== binaries.major) {
    throw new EmbeddedPostgresError(
      'database.version',
      `the data in ${real} belongs to PostgreSQL ${version}; this Poros brings ${binaries.major}`,
    );
  }
  if (!(await canReach(dirname(real), owner))) {
    throw new EmbeddedPostgresError(
      'database.data_dir',
      `user ${owner?.uid}, who owns the data in ${real}, may not enter a folder above it`,
    );
  }
  // PostgreSQL refuses a folder that others may read, which copies and archives easily make of it.
  const { mode, uid } = await stat(real);
  if (mode & 0o077) await chmod(real, 0o700);
  if (owner && uid === 0) await giveTo(owner, real);
}

/** Data that root has copied back from a backup must belong to the one who runs it. */
async function giveTo(owner: Owner, path: string): Promise<void> {
  const found = await lstat(path);
  if (found.isDirectory()) {
    for (const name of await readdir(path)) await giveTo(owner, join(path, name));
  }
  await lchown(path, owner.uid, owner.gid);
}

/** Creates a file that only its owner reads; an existing file or link of that name is an error. */
async function writeNew(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}
