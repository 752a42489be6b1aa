import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  chmod,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rm,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const TIME = { timeout: 60_000 };
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

let base: string;
let clone: string;
let children: ChildProcess[];

/**
 * A clone with a blank and an umlaut in its path; its programs and its npm are stand-ins that tell
 * what they saw.
 */
beforeEach(async () => {
  base = await realpath(await mkdtemp(join(tmpdir(), 'poros-run-')));
  clone = join(base, 'pörös clone');
  children = [];
  await mkdir(join(clone, 'tools'), { recursive: true });
  for (const name of ['run.mjs', 'run-trouble.mjs'])
    await cp(fileURLToPath(new URL(name, import.meta.url)), join(clone, 'tools', name));
  await write('package.json', '{ "type": "module" }');
  await write(
    'package-lock.json',
    JSON.stringify({
      packages: {
        '': {},
        kernel: {},
        'node_modules/@poros/kernel': { link: true },
        'node_modules/fastify': { version: '5.0.0' },
        'node_modules/for-another-system': { version: '1.0.0', optional: true },
      },
    }),
  );
  await write('apps/server/main.ts', PROGRAM);
  for (const name of ['dev', 'test', 'check', 'gen', 'new'])
    await write(`tools/${name}.ts`, PROGRAM);
  await writeOutside('npm/bin/npm-cli.js', NPM);
});

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  await rm(base, { recursive: true, force: true });
});

describe('every npm script', TIME, () => {
  it.each([
    ['start', 'apps/server/main.ts', ['start', 'a b']],
    ['poros', 'apps/server/main.ts', ['a b']],
    ['dev', 'tools/dev.ts', ['a b']],
    ['test', 'tools/test.ts', ['a b']],
    ['check', 'tools/check.ts', ['a b']],
    ['gen', 'tools/gen.ts', ['a b']],
    ['new', 'tools/new.ts', ['a b']],
  ])('%s runs %s from anywhere, in the clone, with its arguments', async (name, script, args) => {
    const { code, told } = await run([name, 'a b'], { cwd: base });
    expect(code).toBe(0);
    expect(told).toMatchObject({ script: join(clone, script), args, cwd: clone, cameFrom: base });
    expect(Number(told?.major)).toBeGreaterThanOrEqual(24);
  });

  it('answers with the exit code of its program', async () => {
    expect((await run(['poros', 'exit', '7'])).code).toBe(7);
    expect((await run(['poros', 'die'])).code).toBe(128 + 9);
  });

  it('that does not exist is said in both languages, without installing anything', async () => {
    const { code, stderr } = await run(['strat']);
    expect(code).toBe(64);
    expect(stderr).toMatch(/tidak dikenal[^]*no such program[^]*start \| poros/);
    expect(await npmCalls()).toEqual([]);
  });
});

describe('the packages', TIME, () => {
  it('are installed once, and again when package-lock.json has changed', async () => {
    await run(['poros']);
    await run(['poros']);
    expect(await npmCalls()).toEqual([`${clone}: ci --include=dev --include=optional`]);
    expect(await readFile(join(clone, 'node_modules/.poros-lock'), 'utf8')).toBe(await lockHash());

    const newer = { 'node_modules/fastify': { version: '6.0.0' } };
    await write('package-lock.json', JSON.stringify({ packages: newer }));
    await run(['poros']);
    expect(await npmCalls()).toHaveLength(2);
    await rm(join(clone, 'node_modules'), { recursive: true });
    await run(['poros']);
    expect(await npmCalls()).toHaveLength(3);
  });

  it('are left alone when someone has installed just these by hand', async () => {
    const have = {
      'node_modules/fastify': { version: '5.0.0' },
      'node_modules/@poros/kernel': { link: true },
    };
    await write('node_modules/.package-lock.json', JSON.stringify({ packages: have }));
    await mkdir(join(clone, 'node_modules/@poros/kernel'), { recursive: true });
    expect((await run(['poros'])).code).toBe(0);
    expect(await npmCalls()).toEqual([]);
  });

  it.each([
    ['another version', { 'node_modules/fastify': { version: '5.0.1' } }],
    ['a package too few', { 'node_modules/other': { version: '1.0.0' } }],
  ])('are installed when someone has installed %s by hand', async (_, have) => {
    await write('node_modules/.package-lock.json', JSON.stringify({ packages: have }));
    await mkdir(join(clone, 'node_modules/@poros/kernel'), { recursive: true });
    await run(['poros']);
    expect(await npmCalls()).toHaveLength(1);
  });

  it('are installed by one of two programs that start together', async () => {
    const [one, two] = await Promise.all([run(['poros']), run(['test'])]);
    expect([one.code, two.code]).toEqual([0, 0]);
    expect(await npmCalls()).toHaveLength(1);
  });

  it('are installed although an earlier installation was killed and left its lock', async () => {
    await write('.runtime/installing', '');
    await utimes(join(clone, '.runtime/installing'), new Date(0), new Date(0));
    expect((await run(['poros'])).code).toBe(0);
    expect(await readdir(join(clone, '.runtime'))).toEqual([]);
  });

  it('are not taken for installed when npm was interrupted', async () => {
    const child = launch(['poros'], { env: { FAKE_NPM: 'hang' } });
    await until(async () => (await npmCalls()).length === 1);
    child.kill('SIGINT');
    expect(await once(child, 'close')).toEqual([130, null]);
    expect(await readdir(join(clone, '.runtime'))).toEqual([]);
    await run(['poros']);
    expect(await npmCalls()).toHaveLength(2);
  });

  it('come from an npm that does not see the npm it was started by', async () => {
    await run(['poros'], {
      env: {
        npm_config_local_prefix: '/elsewhere',
        npm_config_workspace: 'x',
        npm_config_omit: 'dev',
        npm_config_registry: 'r',
      },
    });
    expect(await readFile(join(base, 'npm-environment'), 'utf8')).toBe('npm_config_registry=r');
  });
});

describe('what keeps it from running has a code, a reason and a way out', TIME, () => {
  it.each([
    ['EUSAGE', 65, 'tidak cocok', 'do not agree'],
    ['ENOTFOUND', 69, 'tidak terjangkau', 'cannot be reached'],
    ['E418', 70, 'npm gagal', 'npm failed'],
    ['ENOSPC', 73, 'Ruang disk', 'disk is full'],
    ['EACCES', 77, 'tidak dapat ditulis', 'cannot be written'],
    // npm calls a file it could not unpack a warning, and answers 0.
    ['TAR_ENTRY_ERROR ENOSPC', 73, 'Ruang disk', 'disk is full'],
  ])('%s: exit %i', async (errno, exitCode, indonesian, english) => {
    const { code, stderr, told } = await run(['poros'], { env: { FAKE_NPM: errno } });
    expect(code).toBe(exitCode);
    expect(stderr).toContain(indonesian);
    expect(stderr).toContain(english);
    expect(stderr).toMatch(/Sebab:[^]*Lakukan:[^]*Why:[^]*Do:/);
    expect(told).toBeUndefined();
  });

  it('a package-lock.json with the marks of a merge in it: exit 65', async () => {
    await write('package-lock.json', '<<<<<<< HEAD');
    expect((await run(['poros'])).code).toBe(65);
  });

  it('npm is missing: exit 78', async () => {
    const node = join(base, 'bin', 'node');
    await mkdir(dirname(node));
    await cp(process.execPath, node);
    const env = { npm_execpath: '', PATH: join(base, 'bin') };
    const { code, stderr } = await run(['poros'], { node, env });
    expect(code).toBe(78);
    expect(stderr).toContain('nodejs.org');
  });
});

describe('an old Node', TIME, () => {
  const old = `data:text/javascript,${encodeURIComponent(`Object.defineProperty(process, 'versions',
    { value: { ...process.versions, node: '20.20.2' } })`)}`;

  it('brings Node 24 under .runtime once, and all programs run on that', async () => {
    const env = { NODE_OPTIONS: `--import=${old}` };
    const { code, told } = await run(['poros'], { env });
    expect(code).toBe(0);
    const bin = join(clone, '.runtime', 'node-24.21.0', 'node_modules', 'node', 'bin');
    expect(told?.path?.split(':')[0]).toBe(bin);
    const calls = await npmCalls();
    expect(calls[0]).toMatch(/node-24\.21\.0\.\d+: install --ignore-scripts=false/);
    expect(calls[1]).toContain(': ci ');

    await run(['poros'], { env });
    expect(await npmCalls()).toHaveLength(2);
    expect(await readdir(join(clone, '.runtime'))).toEqual(['node-24.21.0']);
  });

  it('on a system where that Node does not run: exit 71, and nothing half is kept', async () => {
    const env = { NODE_OPTIONS: `--import=${old}`, FAKE_NODE: 'broken' };
    const { code, stderr } = await run(['poros'], { env });
    expect(code).toBe(71);
    expect(stderr).toContain('Alpine');
    expect(await readdir(join(clone, '.runtime'))).toEqual([]);
  });
});

describe('the end', TIME, () => {
  it.each(SIGNALS)('%s reaches the program once, which then ends as it likes', async (signal) => {
    const child = launch(['start', 'wait']);
    await says(child, 'ready');
    child.kill(signal);
    expect(await says(child, signal)).toBe(`${signal}\n`);
    // The terminal sends one and npm another.
    child.kill(signal);
    const [output, [code]] = await Promise.all([textOf(child), once(child, 'close')]);
    expect(output).toBe('');
    expect(code).toBe(5);
  });

  it('comes when the npm that started it is killed, which tells nobody', async () => {
    const script = `"${process.execPath}" "${join(clone, 'tools', 'run.mjs')}" start wait; exit`;
    const npm = spawn('sh', ['-c', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        ...process.env,
        npm_execpath: join(base, 'npm/bin/npm-cli.js'),
        npm_lifecycle_event: 'start',
      },
    });
    children.push(npm);
    const { pid } = JSON.parse(await says(npm, 'ready')) as { pid: number };
    npm.kill('SIGTERM');
    await until(async () => !isRunning(pid));
    expect(isRunning(pid)).toBe(false);
  });

  it('takes along what the program has left running', async () => {
    const { code, told } = await run(['test', 'leave']);
    expect(code).toBe(0);
    expect(isRunning(Number(told?.left))).toBe(false);
  });

  it('comes to the program even when the launcher is killed', async () => {
    const child = launch(['start', 'wait']);
    const { pid } = JSON.parse(await says(child, 'ready')) as { pid: number };
    child.kill('SIGKILL');
    await until(async () => !isRunning(pid));
    expect(isRunning(pid)).toBe(false);
  });
});

/** Stands for every program of Poros. */
const PROGRAM = `import { spawn } from 'node:child_process';
  const [script, ...args] = process.argv.slice(1);
  const tell = (more) => console.log(JSON.stringify({
    script, args, cwd: process.cwd(), path: process.env.PATH, cameFrom: process.env.INIT_CWD,
    major: process.version.slice(1, 3), pid: process.pid, ...more,
  }));
  const what = args.find((arg) => ['exit', 'die', 'wait', 'leave'].includes(arg));
  if (what === 'wait') {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {
      console.log(signal);
      setTimeout(() => process.exit(5), 300);
    });
    setInterval(() => {}, 1e6);
    tell({ state: 'ready' });
  } else if (what === 'leave') {
    const left = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e6)'], { stdio: 'ignore' });
    left.unref();
    tell({ left: left.pid });
  } else {
    tell({});
    if (what === 'exit') process.exitCode = Number(args.at(-1));
    if (what === 'die') process.kill(process.pid, 'SIGKILL');
  }`;

/** Stands for npm: notes how it was called, then installs or fails as FAKE_NPM says. */
const NPM = `const fs = require('node:fs');
  const { join } = require('node:path');
  const base = join(__dirname, '..', '..');
  const args = process.argv.slice(2);
  const what = process.env.FAKE_NPM ?? '';
  const telling = args.filter((arg) => !/^--(no-audit|no-fund|color|loglevel|fetch)/.test(arg));
  fs.appendFileSync(join(base, 'npm-calls'), process.cwd() + ': ' + telling.join(' ') + '\\n');
  fs.writeFileSync(join(base, 'npm-environment'), Object.entries(process.env)
    .filter(([name]) => name.startsWith('npm_config_')).map((pair) => pair.join('=')).join('\\n'));
  if (what === 'hang') setInterval(() => {}, 1e6);
  else if (what.startsWith('TAR')) console.error('npm warn tar ' + what + ': no space left, write');
  else if (what) {
    console.error('npm error code ' + what + '\\nnpm error the words of npm');
    process.exitCode = 1;
  } else if (args[0] === 'ci') {
    console.error('npm http fetch GET 200 https://registry/fastify.tgz 5ms');
    fs.mkdirSync('node_modules', { recursive: true });
  } else {
    fs.mkdirSync('node_modules/node/bin', { recursive: true });
    const version = process.env.FAKE_NODE ? 'exit 1' : 'echo v24.21.0';
    fs.writeFileSync('node_modules/node/bin/node', ['#!/bin/sh',
      'if [ "$1" = --version ]; then ' + version + '; exit; fi',
      'exec "' + process.execPath + '" "$@"', ''].join('\\n'), { mode: 0o755 });
  }`;

type Env = Readonly<Record<string, string>>;
interface Told {
  readonly major: string;
  readonly path?: string;
  readonly left?: number;
}
interface RunOptions {
  readonly cwd?: string;
  readonly node?: string;
  readonly env?: Env;
}

function launch(args: readonly string[], options: RunOptions = {}) {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|INIT_CWD$|NODE_OPTIONS$|POROS_)/.test(name),
  );
  const node = options.node ?? process.execPath;
  const child = spawn(node, [join(clone, 'tools', 'run.mjs'), ...args], {
    cwd: options.cwd ?? clone,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...Object.fromEntries(inherited),
      npm_execpath: join(base, 'npm', 'bin', 'npm-cli.js'),
      ...options.env,
    },
  });
  children.push(child);
  return child;
}

async function run(args: readonly string[], options: RunOptions = {}) {
  const child = launch(args, options);
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const [code] = (await once(child, 'close')) as [number];
  return { code, stderr, told: stdout ? (JSON.parse(stdout) as Told) : undefined };
}

async function says(child: ChildProcess, word: string): Promise<string> {
  for await (const [chunk] of on(child)) if (chunk.includes(word)) return chunk;
  throw new Error(`the program never said "${word}"`);
}

async function* on(child: ChildProcess): AsyncGenerator<[string]> {
  for (;;) {
    const [chunk] = await Promise.race([
      once(child.stdout ?? child, 'data') as Promise<[Buffer]>,
      once(child, 'close').then(() => Promise.reject(new Error('the program has ended'))),
    ]);
    yield [chunk.toString()];
  }
}

async function textOf(child: ChildProcess): Promise<string> {
  let text = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  await once(child, 'close');
  return text;
}

const npmCalls = async (): Promise<string[]> =>
  (await readFile(join(base, 'npm-calls'), 'utf8').catch(() => '')).split('\n').filter(Boolean);

const lockHash = async (): Promise<string> =>
  createHash('sha256')
    .update(await readFile(join(clone, 'package-lock.json')))
    .digest('hex');

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await pause(20);
}

const write = (path: string, text: string) => writeOutside(join('pörös clone', path), text);

async function writeOutside(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(base, path)), { recursive: true });
  await writeFile(join(base, path), text);
  await chmod(join(base, path), 0o755);
}
