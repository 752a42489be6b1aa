import { UsageError } from './environment.ts';

/** `poros <command>`: one program, one command for each thing an operator does. */
const COMMANDS = {
  start: [
    'everything in one process: database, schema, demo data, web, API, jobs',
    () => import('./commands/start.ts'),
  ],
  serve: ['API and web for a database that is up to date', () => import('./commands/serve.ts')],
  work: ['sequencer, jobs and maintenance without HTTP', () => import('./commands/work.ts')],
  migrate: ['bring the schema up to date', () => import('./commands/migrate.ts')],
  seed: ['the four demo companies', () => import('./commands/seed.ts')],
  import: [
    'the AdventureWorks files into a fifth tenant: poros import <folder>',
    () => import('./commands/import.ts'),
  ],
  doctor: [
    'what is wrong with this installation, and how to mend it',
    () => import('./commands/doctor.ts'),
  ],
  verify: ['prove the invariants: a line each', () => import('./commands/verify.ts')],
} as const;

const [name = '', ...rest] = process.argv.slice(2);

if (!(name in COMMANDS)) {
  const lines = Object.entries(COMMANDS).map(
    ([command, [what]]) => `  poros ${command.padEnd(8)} ${what}`,
  );
  process.stdout.write(`${lines.join('\n')}\n`);
  process.exitCode = name === '' || name === 'help' || name === '--help' ? 0 : 2;
} else {
  try {
    const [, load] = COMMANDS[name as keyof typeof COMMANDS];
    const { run } = await load();
    process.exitCode = await run(rest);
  } catch (error) {
    process.stderr.write(`\n${explain(error)}\n`);
    process.exitCode = error instanceof UsageError ? error.exitCode : 1;
  }
}

function explain(error: unknown): string {
  if (error instanceof UsageError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
