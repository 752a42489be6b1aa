import type { Step } from '@poros/kernel';
import type { References } from './find-references.ts';
import type { Judging } from './judge-rows.ts';

/**
 * Makes the masters that rows name and nobody has, where the person said so; answers their ids by
 * `field text`. One that is refused stays missing, and its rows say so.
 */
export async function createMissing(
  { kernel, many, reader, createMissing: allowed }: Judging,
  references: ReadonlyMap<string, References>,
): Promise<Map<string, string>> {
  const made = new Map<string, string>();
  for (const [field, { missing }] of references) {
    const create = reader.kind.fields?.[field]?.lookup?.create;
    if (!create || !allowed.includes(field) || missing.length === 0) continue;
    const ids = missing.map(() => kernel.newId());
    const tasks = missing.map((text, index): readonly Step[] => [
      { command: create.command, input: () => create.input(text, ids[index] ?? '') },
    ]);
    const outcomes = await many.run(tasks);
    for (const [index, text] of missing.entries())
      if (outcomes[index]?.isDone) made.set(`${field} ${text.toLowerCase()}`, ids[index] ?? '');
  }
  return made;
}
