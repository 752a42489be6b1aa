import { copyFile, stat, truncate } from 'node:fs/promises';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { dirname } from 'node:path';
import { placeBinaries } from './embedded-binaries.ts';
import { ownerOf, passwordIn, placeData, writeSettings } from './embedded-data.ts';
import { EmbeddedPostgresError, reasonIn } from './embedded-error.ts';
import { takeLease, type Lease } from './embedded-users.ts';
import {
  ask,
  lastPort,
  launchPostmaster,
  LaunchFailure,
  quitOrphans,
  readPostmaster,
  resetPassword,
  stopPostmaster,
  urlOf,
  type Cluster,
} from './postmaster.ts';
import { isAlive, worksIn } from './process-life.ts';

export { EmbeddedPostgresError, type EmbeddedPostgresCode, type Hint } from './embedded-error.ts';

export interface EmbeddedOptions {
  /**
   * Where the data lies; its password, log and notes stand beside it as `<dataDir>.password`,
   * `.log`, `.users`.
   */
  readonly dataDir: string;
  /** Default: the port of the last start, else a free one. */
  readonly port?: number;
  readonly log: (line: string) => void;
  /** PostgreSQL settings over our own. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Under root: the folder open to `nobody` that takes what lies where `nobody` may not go. */
  readonly commonDir?: string;
  /** The npm package with the programs; found by itself. */
  readonly packageDir?: string;
}

export interface EmbeddedPostgres {
  /**
   * The superuser's address on 127.0.0.1. It stays the same when PostgreSQL is healed after a
   * crash.
   */
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** True when a PostgreSQL was already running on this data. */
  readonly adopted: boolean;
  /**
   * Fast shutdown, waited for; when other programs use the same cluster, the last of them stops it.
   */
  stop(): Promise<void>;
}

/**
 * Durable, watched, open to this machine only. Slow statements are logged without values: those are
 * people's data.
 */
const SETTINGS: Readonly<Record<string, string>> = {
  cluster_name: 'poros',
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '256MB',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  wal_level: 'logical',
  // A forgotten replication slot must not fill the disk.
  max_slot_wal_keep_size: '4GB',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  idle_in_transaction_session_timeout: '10s',
  shared_preload_libraries: 'pg_stat_statements',
  // Top level only: the statements of our own functions would drown what the program asks for.
  'pg_stat_statements.track': 'top',
  'pg_stat_statements.track_planning': 'on',
  track_io_timing: 'on',
  log_min_duration_statement: '100ms',
  log_parameter_max_length: '0',
  log_line_prefix: '%m [%p] %q%u@%d %a ',
};

const WATCH_MS = 250;
const HEAL_PAUSE_MS = 2_000;
const LOG_BYTES_MAX = 32 * 1024 * 1024;
const LOG_CHECK_MS = 60 * 60_000;

/**
 * Starts the PostgreSQL that comes with Poros, or takes over the one that survived us. Committed
 * rows outlive the death of this process, of PostgreSQL, or of both; while we live, a PostgreSQL
 * that dies is started again on the same port. Throws EmbeddedPostgresError.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  let lease: Lease | undefined;
  try {
    const { cluster, hasNewSettings } = await prepare(options);
    lease = await takeLease(`${options.dataDir}.users`);
    const { port, log } = options;
    const wanted: Wanted = { port, needsRestart: hasNewSettings, log, lease };
    const running = await bringUp(cluster, wanted);
    return guard(cluster, running, wanted);
  } catch (error) {
    await lease?.release();
    if (error instanceof EmbeddedPostgresError) throw error;
    const { message } = error as Error;
    throw new EmbeddedPostgresError(reasonIn(message), message, { cause: error });
  }
}

interface Wanted {
  readonly port: number | undefined;
  readonly needsRestart: boolean;
  readonly log: (line: string) => void;
  readonly lease: Lease;
}

interface Running {
  readonly pid: number;
  readonly port: number;
  readonly adopted: boolean;
}

interface Prepared {
  readonly cluster: Cluster;
  readonly hasNewSettings: boolean;
}

async function prepare(options: EmbeddedOptions): Promise<Prepared> {
  const { dataDir, commonDir = '/var/lib/poros' } = options;
  const owner = await ownerOf(dataDir);
  const binaries = await placeBinaries({
    owner,
    packageDir: options.packageDir,
    copyDir: owner ? commonDir : dirname(dataDir),
  });
  const password = await passwordIn(`${dataDir}.password`);
  const real = await placeData({ dataDir, commonDir }, owner, binaries, password);
  const logFile = `${dataDir}.log`;
  await keepSmall(logFile);
  const hasNewSettings = await writeSettings(real, owner, { ...SETTINGS, ...options.settings });
  return { cluster: { dataDir: real, logFile, password, owner, binaries }, hasNewSettings };
}

/**
 * Takes over what runs on this data, or starts it; again while others' starts or remains of a crash
 * get in the way.
 */
async function bringUp(cluster: Cluster, wanted: Wanted): Promise<Running> {
  for (let attempt = 1; ; attempt += 1) {
    const survivor = await takeOver(cluster, wanted);
    if (survivor) return survivor;

    const port = await choosePort(cluster, wanted.port);
    try {
      const stale = await readPostmaster(cluster.dataDir);
      if (stale && (await worksIn(stale.pid, cluster.dataDir))) continue;
      const pid = await launchPostmaster(cluster, port, stale?.pid, wanted.log);
      const answer = await ask(cluster, port);
      if (answer === 'ours') return { pid, port, adopted: false };
      await stopPostmaster(cluster, pid);
      if (answer !== 'wrong_password' || attempt > 1)
        throw new LaunchFailure(`PostgreSQL answers "${answer}"`);
      wanted.log('the password file of the database was lost; setting a new password');
      await resetPassword(cluster);
    } catch (error) {
      await overcome(cluster, error as Error, { attempt, isPortFixed: wanted.port !== undefined });
    }
  }
}

/**
 * The survivor of an earlier life, when there is one and it can be used as it is; one that cannot
 * is stopped.
 */
async function takeOver(cluster: Cluster, wanted: Wanted): Promise<Running | undefined> {
  for (let silences = 0; ;) {
    const found = await readPostmaster(cluster.dataDir);
    if (!found || !isAlive(found.pid)) return undefined;
    if (!(await worksIn(found.pid, cluster.dataDir))) return undefined;
    const answer = found.status === 'ready' ? await ask(cluster, found.port) : 'busy';
    if (answer === 'ours') {
      const { pid, port } = found;
      const fits = !wanted.needsRestart && (wanted.port ?? port) === port;
      if (fits || (await wanted.lease.hasOthers())) return { pid, port, adopted: true };
    }
    if (answer === 'silent') silences += 1;
    if (answer === 'ours' || answer === 'wrong_password' || silences > 100) {
      wanted.log(`stopping PostgreSQL of an earlier run (process ${found.pid}) to start it anew`);
      await stopPostmaster(cluster, found.pid);
      return undefined;
    }
    await pause(50);
  }
}

/** Returns when another attempt makes sense, and throws what the user must know otherwise. */
async function overcome(
  cluster: Cluster,
  error: Error,
  state: { attempt: number; isPortFixed: boolean },
): Promise<void> {
  if (!(error instanceof LaunchFailure)) throw error;
  const text = error.message;
  if (state.attempt < 200 && /pre-existing shared memory block/.test(text)) {
    await quitOrphans(cluster.dataDir);
    await pause(100);
    return;
  }
  const reason = reasonIn(text);
  const isRace =
    /lock file "postmaster.pid" already exists/.test(text) ||
    (reason === 'database.port_taken' && !state.isPortFixed);
  if (state.attempt < 20 && isRace) {
    await pause(50);
    return;
  }
  throw new EmbeddedPostgresError(
    reason,
    `PostgreSQL did not start on ${cluster.dataDir}; its last words: ${text.slice(-1500)}`,
    { cause: error },
  );
}

/** Watches the postmaster and starts it again on its port when it dies, until `stop`. */
function guard(cluster: Cluster, started: Running, wanted: Wanted): EmbeddedPostgres {
  const { port } = started;
  let pid = started.pid;
  let healing: Promise<void> | undefined;
  let stopping: Promise<void> | undefined;

  async function heal(): Promise<void> {
    wanted.log(`PostgreSQL (process ${pid}) has died; starting it again`);
    try {
      ({ pid } = await bringUp(cluster, { ...wanted, port, needsRestart: false }));
      wanted.log(`PostgreSQL runs again (process ${pid})`);
    } catch (error) {
      wanted.log(`PostgreSQL does not come back yet: ${(error as Error).message}`);
      if (!stopping) await pause(HEAL_PAUSE_MS);
    }
  }
  const watch = setInterval(() => {
    if (healing || stopping || isAlive(pid)) return;
    healing = heal().finally(() => {
      healing = undefined;
    });
  }, WATCH_MS).unref();
  const logWatch = setInterval(() => void keepSmall(cluster.logFile), LOG_CHECK_MS).unref();

  async function stop(): Promise<void> {
    clearInterval(watch);
    clearInterval(logWatch);
    await healing;
    await wanted.lease.release();
    if (await wanted.lease.hasOthers()) return;
    await stopPostmaster(cluster, pid);
  }
  return {
    url: urlOf(cluster, port),
    port,
    get pid() {
      return pid;
    },
    adopted: started.adopted,
    stop: () => (stopping ??= stop()),
  };
}

async function choosePort(cluster: Cluster, wanted: number | undefined): Promise<number> {
  if (wanted !== undefined) {
    if (await isFree(wanted)) return wanted;
    throw new EmbeddedPostgresError(
      'database.port_taken',
      `port ${wanted} of 127.0.0.1 is used by another program`,
    );
  }
  const last = await lastPort(cluster.dataDir);
  if (last !== undefined && (await isFree(last))) return last;
  return await freePort();
}

const isFree = (port: number) =>
  freePort(port).then(
    () => true,
    () => false,
  );

function freePort(port = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : port));
    });
  });
}

/** PostgreSQL keeps its log open, so the file is copied and emptied rather than moved. */
async function keepSmall(file: string): Promise<void> {
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  );
  if (size <= LOG_BYTES_MAX) return;
  await copyFile(file, `${file}.1`);
  await truncate(file);
}
