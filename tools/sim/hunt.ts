import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { BUGS, type Bug } from './bugs.ts';
import type { Result } from './run.ts';

/**
 * A process of its own for one planted bug: the core is loaded with one line changed, then
 * schedules run until one of them fails.
 *
 * `node tools/sim/hunt.ts <number of the bug> <first seed> <schedules>` prints one line of JSON.
 */
const CORE = new URL('../../modules/sync/shared/', import.meta.url);

const [which = '0', first = '1', many = '20000'] = process.argv.slice(2);
const bug = BUGS[Number(which)];
if (!bug) throw new Error(`there are ${BUGS.length} bugs, and no ${which}`);
plant(bug);
const { runSchedule } = await import('./run.ts');
let found: Result | undefined;
let tried = 0;
for (; !found && tried < Number(many); tried += 1) {
  const result = await runSchedule({ seed: Number(first) + tried });
  if (result.violations.length > 0) found = result;
}
const { seed, violations } = found ?? {};
process.stdout.write(`${JSON.stringify({ name: bug.name, tried, seed, how: violations?.[0] })}\n`);

/** Makes the module loader read the changed line. */
function plant({ file, find, instead }: Bug): void {
  const url = new URL(file, CORE).href;
  const source = readFileSync(fileURLToPath(url), 'utf8');
  if (source.split(find).length !== 2)
    throw new Error(`${file} must have this exactly once: ${find}`);
  registerHooks({
    load(asked, context, next) {
      const loaded = next(asked, context);
      return asked === url ? { ...loaded, source: source.replace(find, () => instead) } : loaded;
    },
  });
}
