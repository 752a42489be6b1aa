import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startTestCluster } from '@poros/testing/database';
import { missingPrograms } from './missing-programs.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

interface Outcome {
  readonly numTotalTests: number;
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly testResults: readonly { readonly status: string }[];
}

/**
 * `npm test [file …]`: builds the web client, runs the rules, the server on a real PostgreSQL and
 * the browser, and closes with the counts. A program that is not on the machine is said loudly, and
 * on a build machine (CI=1) fails.
 */
async function main(filters: readonly string[]): Promise<number> {
  const started = performance.now();
  const isWhole = filters.length === 0;
  if (isWhole && existsSync(join(ROOT, 'apps/web/vite.config.ts'))) {
    const code = await run('node_modules/vite/bin/vite.js', [
      'build',
      'apps/web',
      '--logLevel',
      'warn',
    ]);
    if (code !== 0) return close(started, undefined, ['the web client could not be built'], code);
    const budget = await run('tools/check-budget.ts', []);
    if (budget !== 0) return close(started, undefined, ['the first script is too large'], budget);
  }
  const cluster = await startTestCluster();
  const folder = mkdtempSync(join(tmpdir(), 'poros-test-run-'));
  const file = join(folder, 'outcome.json');
  try {
    const code = await run('node_modules/vitest/vitest.mjs', [
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
      ...filters,
    ]);
    const outcome = existsSync(file)
      ? (JSON.parse(readFileSync(file, 'utf8')) as Outcome)
      : undefined;
    const missing = isWhole ? missingPrograms(ROOT) : [];
    return close(started, outcome, missing, code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await cluster.stop();
  }
}

function close(
  started: number,
  outcome: Outcome | undefined,
  missing: readonly string[],
  code: number,
): number {
  for (const one of missing) process.stderr.write(`\n!!! NOT TESTED: ${one}\n`);
  const isStrict = process.env['CI'] === '1' || process.env['CI'] === 'true';
  const sawNothing = outcome === undefined || outcome.numTotalTests === 0;
  const exitCode = code !== 0 ? code : sawNothing || (isStrict && missing.length > 0) ? 1 : 0;
  const {
    testResults = [],
    numTotalTests = 0,
    numFailedTests = 0,
    numPendingTests = 0,
  } = outcome ?? {};
  process.stdout.write(
    `\nporos: ${testResults.length} files, ${numTotalTests} tests, ${numFailedTests} failed, ${
      numPendingTests
    } skipped, ${missing.length} programs missing, ${seconds(started)} s, exit ${exitCode}\n`,
  );
  return exitCode;
}

const seconds = (started: number): string => ((performance.now() - started) / 1000).toFixed(0);

function run(script: string, args: readonly string[]): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd: ROOT,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.on('error', (error) => {
      process.stderr.write(`${error.message}\n`);
      resolve(1);
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
}

process.exitCode = await main(process.argv.slice(2));
