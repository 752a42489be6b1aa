import { ask, SkeletonRows, type Answer, type Question, type TrialProps } from '@poros/ui';
import { lazy, Suspense, type ComponentType } from 'react';
import type { CommandName, InputOf } from './operations.ts';

/** An act that can be tried: the command and all it would be told. */
export interface Tryable<O extends CommandName> {
  readonly command: O;
  readonly input: InputOf<O>;
}

/** Stands in for the reason while an act is tried and nobody has written one yet. */
export const UNWRITTEN = '–––';

type Drawing = ComponentType<{ readonly shown: readonly unknown[] }>;
const drawings = new Map<string, Drawing>();

/** The module that says an event draws what a tried act would do to it: its journals. */
export function drawForeseen(event: string, load: () => Promise<Drawing>): void {
  drawings.set(
    event,
    lazy(async () => ({ default: await load() })),
  );
}

export const drawingOf = (event: string): Drawing | undefined => drawings.get(event);

const LazyTrial = lazy(() => import('./trial.tsx').then((m) => ({ default: m.Trial })));

/** What an act would do, or why it would be refused: it is tried on the server and rolled back. */
export function Trial<O extends CommandName>(props: TrialProps & { readonly act: Tryable<O> }) {
  return (
    <Suspense fallback={<SkeletonRows rows={3} />}>
      <LazyTrial {...props} />
    </Suspense>
  );
}

/** Asks before an act and shows first what it would do; null means the person stepped back. */
export const askTried = <O extends CommandName>(
  question: Question,
  act: Tryable<O>,
): Promise<Answer | null> => ask({ ...question, trial: (props) => <Trial act={act} {...props} /> });
