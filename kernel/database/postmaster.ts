import { spawn } from 'node:child_process';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Binaries, Owner } from './embedded-binaries.ts';
import { cleanEnvironment } from './embedded-data.ts';
import { isAlive, processesIn, worksIn } from './process-life.ts';

/**
 * What `postmaster.pid` says: who runs on this data directory, on which port, and how far it has
 * come.
 */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly status: string;
}

/** Everything that stays the same over the lives of one cluster. */
export interface Cluster {
  readonly dataDir: string;
  readonly logFile: string;
  readonly password: string;
  readonly owner: Owner | undefined;
  readonly binaries: Binaries;
}

/**
 * How a postmaster answers to our superuser: `ours` only when it serves this very data directory.
 */
export type Answer = 'ours' | 'busy' | 'wrong_password' | 'silent';

const POLL_MS = 15;

export async function readPostmaster(dataDir: string): Promise<Postmaster | undefined> {
  const text = await readFile(join(dataDir, 'postmaster.pid'), 'utf8').catch(() => '');
  const [pid, , , port, , , , status] = text.split('\n');
  if (!pid || !(Number(pid) > 0)) return undefined;
  return { pid: Number(pid), port: Number(port ?? 0), status: (status ?? '').trim() };
}

/** The port of the last start, so that bookmarks of other tools stay right. */
export async function lastPort(dataDir: string): Promise<number | undefined> {
  const text = await readFile(join(dataDir, 'postmaster.opts'), 'utf8').catch(() => '');
  const [, port] = /"-p" "(\d+)"/.exec(text) ?? [];
  return port ? Number(port) : undefined;
}

/** What PostgreSQL wrote when it ended before it was ready. */
export class LaunchFailure extends Error {}

/**
 * Starts a postmaster in a session of its own, so that Ctrl C on our terminal does not reach it
 * before our own graceful stop, and waits until it takes connections: crash recovery may take as
 * long as it takes. A `stalePid` stands in postmaster.pid but is no PostgreSQL (any more): a
 * zombie, or a stranger that got the same id. We do not touch the file: told that this id does not
 * count, PostgreSQL itself checks by shared memory that no old process is left, and replaces the
 * file.
 */
export async function launchPostmaster(
  cluster: Cluster,
  port: number,
  stalePid: number | undefined,
  log: (line: string) => void,
): Promise<number> {
  const output = await open(cluster.logFile, 'a', 0o600);
  const { size } = await output.stat();
  let failure: Error | undefined;
  try {
    const child = spawn(cluster.binaries.postgres, ['-D', cluster.dataDir, '-p', String(port)], {
      ...cluster.owner,
      cwd: '/',
      detached: true,
      stdio: ['ignore', output.fd, output.fd],
      env: { ...cleanEnvironment(), ...(stalePid && { PG_GRANDPARENT_PID: String(stalePid) }) },
    });
    child.on('error', (error) => {
      failure = error;
    });
    child.on('exit', (code, signal) => {
      failure = new Error(`postgres ended with ${signal ?? code}`);
    });
    child.unref();
    for (let waited = 0; ; waited += POLL_MS) {
      const running = await readPostmaster(cluster.dataDir);
      if (running && running.pid === child.pid && running.status === 'ready') return running.pid;
      if (failure)
        throw new LaunchFailure((await textFrom(cluster.logFile, size)) || failure.message);
      if (waited && waited % (POLL_MS * 400) === 0)
        log('PostgreSQL is still recovering; nothing is lost');
      await pause(POLL_MS);
    }
  } finally {
    await output.close();
  }
}

/**
 * Ends a postmaster the fast way (open transactions roll back, everything committed is written) and
 * waits for it.
 */
export async function stopPostmaster(cluster: Cluster, pid: number): Promise<void> {
  if (process.platform === 'win32') {
    const { exited } = childOf(cluster, cluster.binaries.pgCtl, [
      'stop',
      '-D',
      cluster.dataDir,
      '-m',
      'fast',
      '-w',
    ]);
    await exited;
    return;
  }
  if (!isAlive(pid)) return;
  process.kill(pid, 'SIGINT');
  while (isAlive(pid)) await pause(POLL_MS);
}

/**
 * Children that outlived a killed postmaster hold its shared memory; they quit without touching it.
 */
export async function quitOrphans(dataDir: string): Promise<void> {
  const running = await readPostmaster(dataDir);
  // Someone else has started PostgreSQL meanwhile: these are no orphans.
  if (running && (await worksIn(running.pid, dataDir))) return;
  for (const pid of await processesIn(dataDir)) {
    try {
      process.kill(pid, 'SIGQUIT');
    } catch {
      // It has just ended by itself.
    }
  }
}

/**
 * Asks on a port whether our superuser is known there and whether it is this data directory that
 * answers.
 */
export async function ask(cluster: Cluster, port: number): Promise<Answer> {
  const client = new pg.Client({
    connectionString: urlOf(cluster, port),
    connectionTimeoutMillis: 10_000,
    application_name: 'poros launcher',
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ folder: string }>(
      "select current_setting('data_directory') as folder",
    );
    return rows[0]?.folder === cluster.dataDir ? 'ours' : 'silent';
  } catch (error) {
    const { code = '' } = error as { code?: string };
    if (code === '28P01' || code === '28000') return 'wrong_password';
    // 57P03: starting, recovering or shutting down; 53300: no free connection.
    return code === '57P03' || code === '53300' ? 'busy' : 'silent';
  } finally {
    await client.end().catch(() => undefined);
  }
}

export const urlOf = (cluster: Cluster, port: number) =>
  `postgres://postgres:${encodeURIComponent(cluster.password)}@127.0.0.1:${port}/postgres`;

/**
 * Sets the superuser's password with the server down, for when the file beside the data was lost.
 */
export async function resetPassword(cluster: Cluster): Promise<void> {
  const { child, exited } = childOf(cluster, cluster.binaries.postgres, [
    '--single',
    '-D',
    cluster.dataDir,
    'postgres',
  ]);
  child.stdin?.end(`alter role postgres password '${cluster.password.replaceAll("'", "''")}'\n`);
  await exited;
}

function childOf(cluster: Cluster, program: string, args: readonly string[]) {
  const child = spawn(program, args, {
    ...cluster.owner,
    cwd: '/',
    env: cleanEnvironment(),
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const exited = new Promise<void>((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${program} ended with ${code}`));
    });
  });
  return { child, exited };
}

async function textFrom(file: string, offset: number): Promise<string> {
  const text = await readFile(file).catch(() => Buffer.alloc(0));
  return text.subarray(offset).toString('utf8').trim();
}
