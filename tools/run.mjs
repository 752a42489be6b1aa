#!/usr/bin/env node
/**
 * `node tools/run.mjs <program> ...args`: brings Node 24 and the packages of package-lock.json, and
 * runs the program, which preloads this to end with it. Plain JavaScript, Node 20 is enough.
 *
 * Exit codes: that of the program; 128 + n when signal n ended it; and before the program runs
 *   64  no such program                             73  the disk is full
 *   65  package.json and package-lock.json differ   77  a folder cannot be written
 *   69  the network does not work                   78  npm is missing
 *   70  npm failed for another reason               71  Node 24 does not run here
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import { createInterface } from 'node:readline';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';
import { FREE_MB_MIN, Interruption, report, Trouble, troubleOf } from './run-trouble.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const RUNTIME = join(ROOT, '.runtime');
const STAMP = join(ROOT, 'node_modules', '.poros-lock');
const NODE_VERSION = '24.21.0';
const NODE_MAJOR_MIN = 24;
const IS_WINDOWS = process.platform === 'win32';
const NPM_FLAGS = [
  '--no-audit',
  '--no-fund',
  '--color=false',
  '--loglevel=http',
  // Without a network npm would keep us waiting for more than a minute.
  '--fetch-retries=2',
  '--fetch-retry-mintimeout=2000',
  '--fetch-retry-maxtimeout=10000',
];
const PROGRAMS = {
  start: ['apps/server/main.ts', 'start'],
  poros: ['apps/server/main.ts'],
  dev: ['tools/dev.ts'],
  test: ['tools/test.ts'],
  check: ['tools/check.ts'],
  gen: ['tools/gen.ts'],
  new: ['tools/new.ts'],
  sim: ['tools/sim.ts'],
};
/** These may ask something at the terminal, so they must stay in its foreground. */
const INTERACTIVE = new Set(['poros', 'new']);

async function main([name = '', ...args]) {
  const program = Object.hasOwn(PROGRAMS, name) ? PROGRAMS[name] : undefined;
  if (!program) {
    const known = Object.keys(PROGRAMS).join(' | ');
    return report(new Trouble(64, 'unknown', [name, `npm run ${known}`]));
  }
  try {
    const node = await findNode();
    await installPackages(node);
    const [script, ...given] = program;
    const isInteractive = INTERACTIVE.has(name) && process.stdin.isTTY;
    return await run(node, [join(ROOT, script), ...given, ...args], isInteractive);
  } catch (error) {
    if (error instanceof Interruption) return codeOf(error);
    if (error instanceof Trouble) return report(error);
    return report(troubleOf(error.code ?? '', [String(error.message)]));
  }
}

/** The Node to run on: this one, or the one we keep under .runtime, installed at its first use. */
async function findNode() {
  if (parseInt(process.versions.node, 10) >= NODE_MAJOR_MIN) return process.execPath;
  const home = join(RUNTIME, `node-${NODE_VERSION}`);
  const node = join(home, 'node_modules', 'node', 'bin', IS_WINDOWS ? 'node.exe' : 'node');
  if (fs.existsSync(node)) return node;
  await alone(async () => {
    if (fs.existsSync(node)) return;
    say(`Node ${process.versions.node} → ${NODE_VERSION}, sekali saja / installing it, once`);
    await installNode(home);
  });
  return node;
}

/**
 * Installs aside and moves into place when the binary has proved to run: half an installation is
 * never used.
 */
async function installNode(home) {
  checkSpace();
  const work = `${home}.${process.pid}`;
  fs.rmSync(work, { recursive: true, force: true });
  fs.mkdirSync(work, { recursive: true });
  fs.writeFileSync(
    join(work, 'package.json'),
    JSON.stringify({
      private: true,
      dependencies: { node: NODE_VERSION },
      // The package fetches the binary of this platform in its preinstall script.
      allowScripts: { node: true },
    }),
  );
  try {
    await npm(process.execPath, work, [
      'install',
      '--ignore-scripts=false',
      '--no-package-lock',
      '--prefer-offline',
    ]);
    const node = join(work, 'node_modules', 'node', 'bin', IS_WINDOWS ? 'node.exe' : 'node');
    const version = await versionOf(node);
    if (version !== `v${NODE_VERSION}`) throw new Trouble(71, 'no_node', [`${node}: ${version}`]);
    fs.renameSync(work, home);
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
}

/** Runs `npm ci` when node_modules is not what package-lock.json says. */
async function installPackages(node) {
  if (areInstalled()) return;
  await alone(async () => {
    if (areInstalled()) return;
    checkSpace();
    const fits = (list, value) => !list || list.includes(value);
    const fetched = Object.values(lockedPackages(join(ROOT, 'package-lock.json'))).filter(
      (one) => !one.link && fits(one.os, process.platform) && fits(one.cpu, process.arch),
    );
    say('Memasang paket, sekali saja untuk versi ini / Installing packages, once for this version');
    await npm(node, ROOT, ['ci', '--include=dev', '--include=optional'], fetched.length);
    fs.writeFileSync(STAMP, lockHash());
  });
}

function areInstalled() {
  const stamp = textOf(STAMP);
  const hash = lockHash();
  if (stamp === hash) return true;
  if (!areInstalledByHand()) return false;
  try {
    fs.writeFileSync(STAMP, hash);
  } catch {
    // A clone that may only be read is looked through again next time.
  }
  return true;
}

/**
 * True when somebody has run npm himself: npm's own note of what it installed agrees with
 * package-lock.json.
 */
function areInstalledByHand() {
  const have = lockedPackages(join(ROOT, 'node_modules', '.package-lock.json'));
  const wanted = Object.entries(lockedPackages(join(ROOT, 'package-lock.json')));
  return (
    Object.keys(have).length > 0 &&
    wanted.every(([path, one]) => {
      if (one.link) return fs.existsSync(join(ROOT, path));
      // What this operating system does not need is not there.
      return path in have ? have[path].version === one.version : one.optional || one.devOptional;
    })
  );
}

function lockedPackages(file) {
  try {
    const { packages = {} } = JSON.parse(textOf(file) || '{}');
    const isLocked = ([path]) => path.includes('node_modules/');
    return Object.fromEntries(Object.entries(packages).filter(isLocked));
  } catch (error) {
    throw new Trouble(65, 'differ', [`${file}: ${error.message}`]);
  }
}

const lockHash = () =>
  createHash('sha256')
    .update(textOf(join(ROOT, 'package-lock.json')))
    .digest('hex');

/** Runs npm on the given Node, says how far it is, and turns its failure into words. */
async function npm(node, cwd, args, total) {
  const { file, before } = findNpm(node);
  const child = spawn(file, [...before, ...args, ...NPM_FLAGS], {
    cwd,
    env: { ...withoutNpm(process.env), PATH: pathWith(dirname(node)) },
    stdio: ['ignore', 'ignore', 'pipe'],
    shell: IS_WINDOWS && before.length === 0,
    detached: !IS_WINDOWS,
  });
  const errors = [];
  let fetched = 0;
  let told = 0;
  let retry = '';
  createInterface({ input: child.stderr }).on('line', (line) => {
    if (/^npm http fetch GET 200 .*\.tgz/.test(line)) fetched += 1;
    retry = /attempt \d+ failed with (\S+)/.exec(line)?.[1] ?? retry;
    if (/^npm (error|ERR!)|TAR_ENTRY_ERROR/.test(line))
      errors.push(line.replace(/^npm (error|ERR!|warn) ?/, ''));
  });
  const ticker = setInterval(() => {
    if (fetched > told) say(`  ${fetched}${total ? ` / ${total}` : ''} paket / packages`);
    if (retry) say(`  jaringan bermasalah, dicoba lagi / network trouble, trying again (${retry})`);
    told = fetched;
    retry = '';
  }, 3000);
  const outcome = await ended(child, !IS_WINDOWS).finally(() => clearInterval(ticker));
  if (outcome.asked) throw new Interruption(outcome.asked);
  // npm takes a file it could not unpack for a warning; a package with a hole in it is no package.
  const hasHole = errors.some((line) => line.includes('TAR_ENTRY_ERROR'));
  const [, errno = ''] = /^code (\S+)/m.exec(errors.join('\n')) ?? [];
  if (outcome.code !== 0 || hasHole) throw troubleOf(errno, errors);
}

/** npm as a script for the right Node to run, or, where only a shim is found, the shim. */
function findNpm(node) {
  const bin = dirname(process.execPath);
  const shims = (process.env.PATH ?? '')
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, IS_WINDOWS ? 'npm.cmd' : 'npm'))
    .filter((path) => fs.existsSync(path));
  const scripts = [
    process.env.npm_execpath ?? '',
    join(bin, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(bin, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    ...shims.map((path) => fs.realpathSync(path)),
  ];
  const script = scripts.find((path) => path.endsWith('npm-cli.js') && fs.existsSync(path));
  if (script) return { file: node, before: [script] };
  if (shims[0]) return { file: shims[0], before: [] };
  throw new Trouble(78, 'no_npm', []);
}

/** npm must not take the script it was started for, its workspace or its prefix for ours. */
function withoutNpm(env) {
  const theirs = 'local_prefix|prefix|global$|workspace|omit|include|dry_run';
  const isTheirs = new RegExp(`^npm_(package_|lifecycle_|config_(${theirs}))`);
  return Object.fromEntries(Object.entries(env).filter(([name]) => !isTheirs.test(name)));
}

/**
 * Runs one work at a time over all runs of this clone; a lock that nobody touches any more is
 * broken.
 */
async function alone(work) {
  const lock = join(RUNTIME, 'installing');
  fs.mkdirSync(RUNTIME, { recursive: true });
  for (let isTold = false; ; await pause(200)) {
    try {
      fs.closeSync(fs.openSync(lock, 'wx'));
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (Date.now() - mtimeOf(lock) > 15_000) fs.rmSync(lock, { force: true });
    if (!isTold) say('Menunggu pemasangan lain / Waiting for another installation to finish');
    isTold = true;
  }
  const touch = setInterval(() => fs.utimes(lock, new Date(), new Date(), () => {}), 2000);
  try {
    return await work();
  } finally {
    clearInterval(touch);
    fs.rmSync(lock, { force: true });
  }
}

/**
 * Runs the program and answers its exit code. It has a process group of its own, so that a Ctrl C
 * reaches it once and from us only (the terminal and npm both send one), whatever it has started
 * ends with it, and a database may finish.
 */
async function run(node, args, isInteractive) {
  const isOwnGroup = !IS_WINDOWS && !isInteractive;
  const child = spawn(
    node,
    ['--disable-warning=ExperimentalWarning', '--import', import.meta.url, ...args],
    {
      cwd: ROOT,
      stdio: 'inherit',
      detached: isOwnGroup,
      env: {
        ...process.env,
        PATH: pathWith(dirname(node)),
        INIT_CWD: process.env.INIT_CWD ?? process.cwd(),
        POROS_LAUNCHER: `${process.pid} ${isOwnGroup ? 'group' : 'alone'}`,
      },
    },
  );
  const { code, signal } = await ended(child, isOwnGroup);
  return signal ? codeOf({ signal }) : code;
}

const codeOf = ({ signal }) => 128 + (os.constants.signals[signal] ?? 0);

/**
 * Waits for a child, hands on the signals we get, and sees to it that its group is gone with it.
 */
async function ended(child, isOwnGroup) {
  const last = {};
  const pass = (signal) => {
    const isRepeated = Date.now() - (last[signal] ?? 0) < 500;
    last[signal] = Date.now();
    // In the terminal's foreground group the child hears Ctrl C by itself.
    if (!isRepeated && (isOwnGroup || signal === 'SIGTERM')) sendTo(child, signal, isOwnGroup);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP', ...(IS_WINDOWS ? [] : ['SIGQUIT'])];
  for (const signal of signals) process.on(signal, pass);
  // npm hands its signals to a shell, which dies of them without a word to us.
  const watch = process.env.npm_lifecycle_event ? whenOrphaned(() => pass('SIGTERM')) : undefined;
  try {
    const outcome = await new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code, signal) => resolve({ code, signal }));
    });
    if (isOwnGroup) await endGroup(child);
    return { ...outcome, asked: Object.keys(last)[0] };
  } finally {
    clearInterval(watch);
    for (const signal of signals) process.off(signal, pass);
  }
}

/**
 * What the program has left in its group (the database is in none of ours) is asked to end, then
 * ended.
 */
async function endGroup(child) {
  for (let waited = 0; waited < 6000; waited += 50) {
    const signal = waited === 0 ? 'SIGTERM' : waited < 5000 ? 0 : 'SIGKILL';
    if (!sendTo(child, signal, true)) return;
    await pause(50);
  }
}

function sendTo(child, signal, isGroup) {
  try {
    return process.kill(isGroup ? -child.pid : child.pid, signal);
  } catch {
    return false;
  }
}

/**
 * In the program: ends it, and all of its group, when the launcher has been killed without a chance
 * to say so.
 */
function endWithLauncher() {
  const [launcher, reach] = (process.env.POROS_LAUNCHER ?? '').split(' ');
  if (!isMainThread || process.ppid !== Number(launcher)) return;
  whenOrphaned(() => process.kill(reach === 'group' ? 0 : process.pid, 'SIGTERM'));
}

/** Calls once when our parent has died; Windows does not tell. */
function whenOrphaned(act) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    act();
  }, 500).unref();
  return watch;
}

function isEntry() {
  const script = process.argv[1];
  return (
    isMainThread &&
    script !== undefined &&
    fs.existsSync(script) &&
    fs.realpathSync(script) === fs.realpathSync(fileURLToPath(import.meta.url))
  );
}

function versionOf(node) {
  return new Promise((resolve) => {
    const child = spawn(node, ['--version'], { stdio: ['ignore', 'pipe', 'ignore'] });
    let text = '';
    child.stdout.on('data', (chunk) => {
      text += chunk;
    });
    child.on('error', (error) => resolve(error.message));
    child.on('close', (code) => resolve(text.trim() || `exit ${code}`));
  });
}

function checkSpace() {
  const disk = fs.statfsSync(ROOT);
  const free = Math.floor((disk.bavail * disk.bsize) / 1024 / 1024);
  if (free < FREE_MB_MIN)
    throw new Trouble(73, 'disk', [`${ROOT}: ${free} MB < ${FREE_MB_MIN} MB`]);
}

const textOf = (file) => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '');
const mtimeOf = (file) => fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
const pathWith = (folder) => [folder, ...(process.env.PATH ?? '').split(delimiter)].join(delimiter);
const say = (line) => void process.stderr.write(`poros: ${line}\n`);

if (isEntry()) process.exitCode = await main(process.argv.slice(2));
else endWithLauncher();
