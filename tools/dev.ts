import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PORT = process.env['PORT'] ?? '3000';

/**
 * `npm run dev`: the server, started again at every change of its files, and the web client with
 * hot replacement, which hands `/api` and `/verify` to it. Ctrl C ends both, the server first, so
 * that the database is closed properly.
 */
const parts: ChildProcess[] = [
  start('server', ['--watch', '--watch-preserve-output', 'apps/server/main.ts', 'start'], { PORT }),
  start('web', ['node_modules/vite/bin/vite.js', 'apps/web', '--clearScreen', 'false'], {
    POROS_SERVER: `http://127.0.0.1:${PORT}`,
  }),
];

let isStopping = false;

function start(
  name: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): ChildProcess {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  child.on('exit', (code) => {
    if (isStopping) return;
    process.stderr.write(`the ${name} ended with ${code}; stopping\n`);
    stop(code ?? 1);
  });
  return child;
}

/** Asks each part to end and waits for it; a second Ctrl C does not wait. */
function stop(exitCode: number): void {
  if (isStopping) process.exit(exitCode);
  isStopping = true;
  const running = parts.filter((part) => part.exitCode === null && part.signalCode === null);
  const ends = running.map(
    (part) =>
      new Promise((resolve) => {
        part.once('exit', resolve);
      }),
  );
  for (const part of running) part.kill('SIGTERM');
  void Promise.all(ends).then(() => process.exit(exitCode));
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(0));
