import type { ImportGather, ImportKind, Outcome } from '@poros/kernel';
import type { Judging, KnownRow } from './judge-rows.ts';

interface Placed {
  readonly one: KnownRow;
  readonly index: number;
}

/**
 * Runs rows that become one command together. When that is refused, halves of it are tried, until
 * the rows that are to blame stand alone.
 */
export async function runGathered(
  { many }: Judging,
  kind: ImportKind,
  gather: ImportGather,
  rows: readonly KnownRow[],
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const groups = Map.groupBy(
    rows.map((one, index) => ({ one, index })),
    ({ one }) => gather.by.map((field) => String(one.values[field] ?? '')).join('|'),
  );
  for (const group of groups.values())
    for (let first = 0; first < group.length; first += gather.max)
      await attempt(group.slice(first, first + gather.max));
  return outcomes;

  async function attempt(group: readonly Placed[]): Promise<void> {
    const input = gather.input(
      group.map(({ one }) => ({
        id: one.stored?.id ?? one.row.recordId,
        values: one.values,
        stored: one.stored,
      })),
    );
    const [outcome] = await many.run([[{ command: kind.create, input: () => input }]]);
    if (outcome && (outcome.isDone || group.length === 1)) {
      // A new row begins at 1; one that was there goes on from where it stood.
      for (const { one, index } of group)
        outcomes[index] = outcome.isDone ? doneOf(one, outcome) : outcome;
      return;
    }
    const half = Math.ceil(group.length / 2);
    await attempt(group.slice(0, half));
    await attempt(group.slice(half));
  }
}

function doneOf({ stored }: KnownRow, outcome: Extract<Outcome, { isDone: true }>): Outcome {
  const version = (stored?.version ?? 0) + 1;
  const commandId = outcome.answers[0]?.commandId ?? '';
  return { isDone: true, answers: [{ commandId, output: { version } }] };
}
