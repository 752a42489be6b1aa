import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { runTool, type ToolRun } from './run-tool.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

interface Step {
  readonly name: string;
  readonly script: string;
  readonly args: readonly string[];
}

/**
 * Everything a machine can say about the sources without running the product; the longest first.
 */
const STEPS: readonly Step[] = [
  { name: 'types', script: 'node_modules/typescript/bin/tsc', args: ['-p', 'tsconfig.json'] },
  { name: 'gen', script: 'tools/gen.ts', args: ['--check'] },
  { name: 'conformance', script: 'tools/conformance.ts', args: [] },
  { name: 'lint', script: 'node_modules/oxlint/bin/oxlint', args: ['--type-aware', '-f', 'unix'] },
  {
    name: 'unused',
    script: 'node_modules/knip/bin/knip.js',
    args: ['--no-progress', '--no-config-hints'],
  },
  {
    name: 'format',
    script: 'node_modules/prettier/bin/prettier.cjs',
    args: ['--check', '--log-level', 'warn', '**/*.{ts,tsx,mjs}'],
  },
  { name: 'tidy', script: 'tools/tidy.ts', args: [] },
];

/**
 * `npm run check`: one line per step with its time, then what the failed ones said, then one
 * closing line.
 */
async function check(): Promise<void> {
  const started = performance.now();
  const cluster = await startCluster();
  const failed: [Step, ToolRun][] = [];
  const waiting = [...STEPS];
  const lanes = Array.from({ length: Math.min(2, availableParallelism()) }, async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const run = await runTool(ROOT, step.script, step.args);
      if (run.exitCode !== 0) failed.push([step, run]);
      const verdict = run.exitCode === 0 ? 'ok    ' : 'FAILED';
      process.stdout.write(`${verdict} ${step.name.padEnd(12)} ${seconds(run.ms)}\n`);
    }
  });
  await Promise.all(lanes);
  await cluster?.stop();

  for (const [step, run] of failed)
    process.stderr.write(`\n── ${step.name}\n${run.output.trimEnd()}\n`);
  const passed = STEPS.length - failed.length;
  const names = failed.map(([step]) => step.name).join(', ');
  const ending = failed.length > 0 ? `, ${failed.length} failed: ${names}` : ', 0 failed';
  process.stdout.write(
    `\nporos check: ${passed} steps passed${ending}, ${seconds(performance.now() - started)}\n`,
  );
  if (failed.length > 0) process.exitCode = 1;
}

/**
 * One cluster for the steps that need it; when the modules do not even load, those steps say so
 * themselves.
 */
async function startCluster() {
  try {
    const { startTestCluster } = await import('@poros/testing/database');
    return await startTestCluster();
  } catch {
    return undefined;
  }
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

await check();
