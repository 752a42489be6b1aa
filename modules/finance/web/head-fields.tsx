import type { ReactNode } from 'react';

const TRACKS = {
  2: 'sm:grid-cols-[200px_1fr]',
  4: 'sm:grid-cols-2 lg:grid-cols-4',
  6: 'sm:grid-cols-2 lg:grid-cols-6',
} as const;

/** The fields above the lines of a document that is being written. */
export function HeadFields({
  columns,
  children,
}: {
  columns: keyof typeof TRACKS;
  children: ReactNode;
}) {
  return (
    <div className={`grid grid-cols-1 ${TRACKS[columns]} gap-3 px-4 py-3 border-b border-line`}>
      {children}
    </div>
  );
}
