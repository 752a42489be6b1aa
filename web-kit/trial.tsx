import { ErrorPanel, SkeletonRows, type TrialProps } from '@poros/ui';
import { useQuery } from '@tanstack/react-query';
import { Suspense, useEffect } from 'react';
import { drawingOf } from './ask-tried.tsx';
import { tryAct, type Act } from './batch.ts';
import { problemOf } from './problem.ts';

/** The drawing behind `Trial`, loaded when the first act is tried. */
export function Trial({ act, onVerdict }: TrialProps & { readonly act: Act }) {
  const trial = useQuery({
    queryKey: ['trial', act],
    queryFn: ({ signal }) => tryAct(act, signal),
    gcTime: 0,
    staleTime: Infinity,
    placeholderData: (earlier) => earlier,
  });
  const canDo = trial.data?.isDone === true && !trial.isPlaceholderData && !trial.error;
  useEffect(() => onVerdict(canDo), [canDo, onVerdict]);

  if (trial.error)
    return <ErrorPanel trouble={problemOf(trial.error)} onRetry={() => void trial.refetch()} />;
  if (!trial.data) return <SkeletonRows rows={3} />;
  if (!trial.data.isDone) return <ErrorPanel trouble={trial.data.problem} />;
  return (
    <div className="flex flex-col gap-4" aria-busy={trial.isPlaceholderData || undefined}>
      {Object.entries(trial.data.foreseen).map(([event, shown]) => {
        const Drawn = drawingOf(event);
        return (
          Drawn && (
            <Suspense key={event} fallback={<SkeletonRows rows={3} />}>
              <Drawn shown={shown} />
            </Suspense>
          )
        );
      })}
    </div>
  );
}
