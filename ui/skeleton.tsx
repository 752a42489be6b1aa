import { useWords } from './words.ts';

/** A grey bar where a figure will be; it appears only after 150 ms. */
export function Skeleton({
  width = '100%',
  height = 14,
}: {
  width?: string | number;
  height?: number;
}) {
  return <span className="po-skeleton block" style={{ width, height }} aria-hidden="true" />;
}

/** Rows that will become a list or a form. */
export function SkeletonRows({ rows = 8 }: { rows?: number }) {
  const { t } = useWords();
  return (
    <div className="flex flex-col gap-4 p-4" role="status" aria-label={t('ui.loading')}>
      {Array.from({ length: rows }, (_, index) => (
        <Skeleton key={index} width={`${92 - ((index * 17) % 40)}%`} />
      ))}
    </div>
  );
}
