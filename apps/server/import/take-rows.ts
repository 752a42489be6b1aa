import { Refusal } from '@poros/kernel';
import type { Founded } from '../seed/found-company.ts';
import type { Reckoning } from './report.ts';

export interface Taking {
  readonly founded: Founded;
  readonly say: (line: string) => void;
}

/** How one row of a file becomes one command; `row` names it in the report. */
export interface RowAsCommand {
  readonly row: string;
  readonly command: string;
  readonly input: object;
}

const AT_ONCE = 8;
const KNOWN = new Set([
  'party.code_taken',
  'catalog.code_taken',
  'inventory.code_taken',
  'kernel.already_exists',
]);

/**
 * Sends every row as a command of its own, a few at a time; a row that is refused is named with its
 * reason.
 */
export async function takeRows<Row>(
  { founded, say }: Taking,
  kind: string,
  rows: readonly Row[],
  toCommand: (row: Row) => RowAsCommand,
): Promise<Reckoning> {
  const performer = founded.at(undefined);
  const rejected: { row: string; reason: string }[] = [];
  let [posted, known, next] = [0, 0, 0];

  async function worker(): Promise<void> {
    for (let index = next++; index < rows.length; index = next++) {
      const row = rows[index];
      if (row === undefined) return;
      const { row: name, command, input } = toCommand(row);
      try {
        await performer.perform(command, input, undefined, `import/${kind}/${index}`);
        posted += 1;
      } catch (error) {
        const refusal = refusalOf(error);
        if (!refusal) throw error;
        if (KNOWN.has(refusal.code)) known += 1;
        else rejected.push({ row: name, reason: (error as Error).message.slice(0, 160) });
      }
      if ((index + 1) % 2_000 === 0) say(`  ${kind}: ${index + 1} of ${rows.length}`);
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return { kind, rowsIn: rows.length, posted, known, rejected };
}

function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error;
  const cause = (error as Error).cause;
  return cause instanceof Refusal ? cause : undefined;
}
