import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runSchedule } from './sim/run.ts';
import { shrink } from './sim/shrink.ts';
import type { Fault } from './sim/faults.ts';

/**
 * `npm run sim -- --seed 1 --schedules 20000 [--workers 2]`: so many schedules of head office,
 * branches and tills while things go wrong, each from its seed. Exit code 1 when a rule was broken;
 * then says which, and the smallest schedule that still breaks it.
 *
 * `--without drop_ask,lag`, `--devices 1`, `--acts 2` repeat such a smallest schedule.
 */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    schedules: { type: 'string', default: '1000' },
    workers: { type: 'string', default: '1' },
    without: { type: 'string' },
    devices: { type: 'string' },
    acts: { type: 'string' },
  },
});
const seed = Number(values.seed);
const schedules = Number(values.schedules);
const workers = Number(values.workers);

process.exitCode = workers > 1 ? await divided() : await alone();

/** Each worker its share of the seeds, in a process of its own. */
async function divided(): Promise<number> {
  const share = Math.ceil(schedules / workers);
  const codes = Array.from({ length: workers }, (_, at) => {
    const args = ['--seed', String(seed + at * share), '--schedules', String(share)];
    const worker = spawn(process.execPath, [fileURLToPath(import.meta.url), ...args], {
      stdio: 'inherit',
    });
    return new Promise<number>((resolve) => worker.on('exit', (code) => resolve(code ?? 1)));
  });
  return Math.max(...(await Promise.all(codes)));
}

async function alone(): Promise<number> {
  const options = {
    without: values.without?.split(',') as Fault[] | undefined,
    devices: values.devices === undefined ? undefined : Number(values.devices),
    acts: values.acts === undefined ? undefined : Number(values.acts),
  };
  const struck = new Map<Fault, number>();
  let commands = 0;
  for (let at = 0; at < schedules; at += 1) {
    const result = await runSchedule({ ...options, seed: seed + at });
    commands += result.commands;
    for (const [fault, times] of result.struck) struck.set(fault, (struck.get(fault) ?? 0) + times);
    if (result.violations.length > 0) return tell({ ...options, seed: seed + at });
  }
  const faults = [...struck].map(([fault, times]) => `${fault} ${times}`);
  say(`seeds ${seed} to ${seed + schedules - 1}: ${commands} commands, 0 rules broken`);
  say(`what went wrong: ${faults.join(', ')}`);
  return 0;
}

async function tell(failed: Parameters<typeof runSchedule>[0]): Promise<number> {
  const { options, result } = await shrink(failed);
  say(`seed ${options.seed} breaks`);
  for (const violation of result.violations) say(`  ${violation}`);
  const given = [
    ...(options.devices === undefined ? [] : [`--devices ${options.devices}`]),
    ...(options.acts === undefined ? [] : [`--acts ${options.acts}`]),
    ...(options.without ? [`--without ${options.without.join(',')}`] : []),
  ];
  say(`again: npm run sim -- --seed ${options.seed} --schedules 1 ${given.join(' ')}`);
  return 1;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
