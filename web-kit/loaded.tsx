import { Button, EmptyState, ErrorPanel, SkeletonRows, useWords } from '@poros/ui';
import { MapPin } from '@poros/ui/icons';
import type { ReactNode } from 'react';
import { useGo } from './navigation.tsx';
import type { Problem } from './problem.ts';

export interface LoadedProps<T> {
  readonly query: {
    readonly data: T | undefined;
    readonly problem: Problem | null;
    refetch(): unknown;
  };
  children(data: T): ReactNode;
}

/**
 * Shows an answer, or that it is coming, or why it did not: `<Loaded query={order}>{(order) =>
 * …}</Loaded>`.
 */
export function Loaded<T>({ query, children }: LoadedProps<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.problem?.status === 404) return <Missing problem={query.problem} />;
  if (query.problem)
    return (
      <div className="p-4">
        <ErrorPanel trouble={query.problem} onRetry={() => void query.refetch()} />
      </div>
    );
  return <SkeletonRows />;
}

/** A record that is not there, or is not this person's to see; both look the same. */
function Missing({ problem }: { problem: Problem }) {
  const { t } = useWords();
  const go = useGo();
  return (
    <div className="flex h-full">
      <EmptyState icon={MapPin} title={problem.detail ?? problem.title} hint={problem.fix}>
        <Button look="primary" onClick={() => go('/')}>
          {t('kit.go_home')}
        </Button>
      </EmptyState>
    </div>
  );
}
