import {
  countOf,
  counts,
  flowFigure,
  presentFigure,
  rangeInput,
  standingFigure,
  type FigureDefinition,
} from './figure-kinds.ts';
import type { Asking } from './asking.ts';
import type { CommandDay } from './system.sql.ts';

const audited = (asking: Asking, verdict: string) => ({
  op: 'admin.list_commands',
  input: { verdict, ...rangeInput(asking) },
});

/** What an administrator watches; a chosen branch does not narrow it. */
export const systemFigures = {
  letters: {
    id: 'letters',
    permission: 'admin.job.read',
    needs: ['waitingLetters', 'letterTrail'],
    figure: ({ waitingLetters, letterTrail }, asking) =>
      standingFigure(
        asking,
        {
          now: countOf(waitingLetters[0]?.waiting),
          changes: counts(letterTrail, (row) => row.waiting),
        },
        {
          kind: 'count',
          isGood: 'down',
          drill: { op: 'admin.list_dead_letters', input: { state: 'waiting' } },
        },
      ),
  },
  done: commandsOf('done', (row) => row.done, 'neither'),
  refused: commandsOf('refused', (row) => row.refused, 'down'),
  denied: commandsOf('denied', (row) => row.denied, 'down'),
  people: {
    id: 'people',
    permission: 'identity.user.read',
    needs: ['activePeople'],
    figure: ({ activePeople }) =>
      presentFigure(countOf(activePeople[0]?.active), {
        kind: 'count',
        isGood: 'neither',
        drill: { op: 'identity.list_users', input: { status: 'active' } },
      }),
  },
} as const satisfies Readonly<Record<string, FigureDefinition>>;

function commandsOf(
  verdict: string,
  count: (row: CommandDay) => number,
  isGood: 'down' | 'neither',
): FigureDefinition {
  return {
    id: verdict,
    permission: 'admin.audit.view',
    needs: ['commandFlow'],
    figure: ({ commandFlow }, asking) =>
      flowFigure(asking, counts(commandFlow, count), {
        kind: 'count',
        isGood,
        drill: audited(asking, verdict),
      }),
  };
}
