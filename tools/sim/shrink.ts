import { FAULT_NAMES, type Fault } from './faults.ts';
import { runSchedule, type Result } from './run.ts';
import type { Options } from './world.ts';

/**
 * The smallest schedule that still fails: without each fault that is not needed, with as few
 * devices and acts as will do. Tries each once, in order, and keeps what still fails.
 */
export async function shrink(options: Options): Promise<{ options: Options; result: Result }> {
  let smallest = options;
  let result = await runSchedule(options);
  const tryWith = async (smaller: Options): Promise<boolean> => {
    const tried = await runSchedule(smaller);
    if (tried.violations.length === 0) return false;
    smallest = smaller;
    result = tried;
    return true;
  };
  for (const devices of [1, 2, 3]) if (await tryWith({ ...smallest, devices })) break;
  for (const acts of [1, 2, 3, 4, 6]) if (await tryWith({ ...smallest, acts })) break;
  for (const fault of FAULT_NAMES) {
    const without: readonly Fault[] = [...(smallest.without ?? []), fault];
    await tryWith({ ...smallest, without });
  }
  return { options: smallest, result };
}
