import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EmbeddedPostgresError, startEmbeddedPostgres, type EmbeddedPostgres } from './embedded.ts';
import { checkMachine, checkNode, describeDatabaseError, maskPasswords } from './preflight.ts';

let base: string;

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'poros-preflight-'));
  await chmod(base, 0o755);
});

afterAll(() => rm(base, { recursive: true, force: true }));

describe('the machine', () => {
  it('is fine when the port is free and the data folder can be made', async () => {
    expect(await checkMachine({ port: 0, dataDir: join(base, 'not', 'yet', 'there') })).toEqual([]);
  });

  it.each(['127.0.0.1', '0.0.0.0'])('tells of a port that is taken on %s', async (host) => {
    const server = await listening(host);
    const { port } = server.address() as { port: number };
    const problems = await checkMachine({ port, dataDir: base });
    expect(problems.map((problem) => problem.code)).toEqual(['machine.port_taken']);
    expect(problems[0]?.fix.id).toContain(`PORT=${port + 1}`);
    server.close();
  });

  it('tells of a data folder that cannot be written, whoever runs us', async () => {
    const file = join(base, 'a file where a folder should be');
    await writeFile(file, '');
    expect((await checkMachine({ port: 0, dataDir: file })).map((problem) => problem.code)).toEqual(
      ['machine.data_not_writable'],
    );
  });

  it('leaves nothing behind, and looks beside a database rather than into it', async () => {
    const dataDir = join(base, 'pg');
    await mkdir(dataDir);
    await writeFile(join(dataDir, 'PG_VERSION'), '18\n');
    await chmod(dataDir, 0o500);
    expect(await checkMachine({ port: 0, dataDir })).toEqual([]);
  });

  it('needs Node 24', () => {
    expect(checkNode('20.20.2')?.code).toBe('machine.node_old');
    expect(checkNode('24.0.0')).toBeUndefined();
    expect(checkNode('26.1.0')).toBeUndefined();
  });
});

describe('an address of the database that does not work', () => {
  let postgres: EmbeddedPostgres;
  beforeAll(async () => {
    const dataDir = join(base, 'data', 'postgres');
    postgres = await startEmbeddedPostgres({ dataDir, log: () => undefined });
  });
  afterAll(() => postgres.stop());

  it('is fine when it works', async () => {
    await expect(connect(postgres.url)).resolves.toBeUndefined();
  });

  it('names a port where nobody answers', async () => {
    const server = await listening('127.0.0.1');
    const { port } = server.address() as { port: number };
    server.close();
    await once(server, 'close');
    for (const host of ['127.0.0.1', 'localhost']) {
      const problem = await described(`postgres://poros:rahasia@${host}:${port}/poros`);
      expect(problem.code).toBe('database.refused');
    }
  });

  it('names a host that is not known', async () => {
    const problem = await described('postgres://poros:rahasia@no-such-host.invalid/poros');
    expect(problem.code).toBe('database.host_unknown');
  });

  it('refuses the password, and does not repeat it', async () => {
    const problem = await described(
      changed((url) => {
        url.password = 'salah%40sandi';
      }),
    );
    expect(problem.code).toBe('database.password');
    expect(problem.message.en).toContain(`127.0.0.1:${postgres.port}`);
    expect(JSON.stringify(problem)).not.toMatch(/salah/);
    const none = await described(
      changed((url) => {
        url.password = '';
      }),
    );
    expect(none.code).toBe('database.password');
  });

  it('names a database that is not there', async () => {
    const problem = await described(
      changed((url) => {
        url.pathname = '/nowhere';
      }),
    );
    expect(problem.code).toBe('database.absent');
  });

  it('lacks a right', async () => {
    await connect(postgres.url, "create role small login password 'small'");
    const small = changed((url) => {
      url.username = 'small';
      url.password = 'small';
    });
    expect((await described(small, 'create role other')).code).toBe('database.privilege');
  });

  it('asks for TLS where there is none', async () => {
    const problem = await described(
      changed((url) => {
        url.searchParams.set('sslmode', 'require');
      }),
    );
    expect(problem.code).toBe('database.tls_refused');
  });

  it('cannot be read at all', async () => {
    const problem = await described('postgres://poros:raha sia@host:notaport/x');
    expect(problem.code).toBe('database.url');
  });

  const changed = (change: (url: URL) => void) => {
    const url = new URL(postgres.url);
    change(url);
    return url.href;
  };
});

describe('an error that only other servers give', () => {
  it.each([
    [
      { code: '28000', message: 'no pg_hba.conf entry for host "10.0.0.9", no encryption' },
      'database.tls_required',
    ],
    [
      {
        code: 'SELF_SIGNED_CERT_IN_CHAIN',
        message: 'self-signed certificate in certificate chain',
      },
      'database.tls_certificate',
    ],
    [{ message: 'timeout expired' }, 'database.unreachable'],
    [{ code: '57P03', message: 'the database system is starting up' }, 'database.busy'],
    [{ code: 'XX000', message: 'something new' }, 'database.unknown'],
    [new EmbeddedPostgresError('database.disk_full', 'no space'), 'database.disk_full'],
  ])('%o is told as %s', (error, code) => {
    const problem = describeDatabaseError(error);
    expect(problem.code).toBe(code);
    for (const words of [problem.message.id, problem.message.en, problem.fix.id, problem.fix.en]) {
      expect(words).not.toMatch(/^$|undefined|\{\w+\}/);
    }
  });
});

describe('a password in a text', () => {
  it.each([
    ['at postgres://poros:rahasia@db:5432/poros', 'at postgres://poros:***@db:5432/poros'],
    ['postgres://poros:p@ss:word@db/poros?x=1', 'postgres://poros:***@db/poros?x=1'],
    ['postgres://poros:pa/ss@db/poros', 'postgres://poros:***@db/poros'],
    ['postgres://db/poros?password=rahasia&x=1', 'postgres://db/poros?password=***&x=1'],
    ['http://localhost:8080/x and me@example.com', 'http://localhost:8080/x and me@example.com'],
  ])('%s', (text, masked) => expect(maskPasswords(text)).toBe(masked));

  it('is masked as it is written in the address and as it is meant', () => {
    const url = 'postgres://poros:p%40ss@db/poros';
    expect(maskPasswords('wrong: p%40ss, p@ss', url)).toBe('wrong: ***, ***');
  });
});

/** What a person is told when this address is tried. */
async function described(url: string, statement?: string) {
  try {
    await connect(url, statement);
  } catch (error) {
    return describeDatabaseError(error, url);
  }
  throw new Error('the address works');
}

async function connect(url: string, statement = 'select 1'): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query(statement);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function listening(host: string): Promise<Server> {
  const server = createServer().listen(0, host);
  await once(server, 'listening');
  return server;
}
