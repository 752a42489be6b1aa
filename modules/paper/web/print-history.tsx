import { format, t, useQueryOf } from '@poros/web-kit';

/** Who printed this document, when, and which copy it was. */
export function PrintHistory({ paper, recordId }: { paper: string; recordId: string }) {
  const { data } = useQueryOf('paper.list_copies', { paper, recordId }, { stale_ms: 0 });
  if (!data || data.rows.length === 0) return null;
  return (
    <section aria-label={t('paper.history')} className="max-lg:hidden">
      <h2 className="text-small text-muted">{t('paper.history')}</h2>
      <ol className="mt-1">
        {data.rows.map((copy) => (
          <li key={copy.id} className="py-2 border-b border-line">
            <div className="flex justify-between gap-3">
              <span>{t('paper.copy_word', { n: copy.copyNo })}</span>
              <span className="text-muted">{t(`paper.way.${copy.way}`)}</span>
            </div>
            <div className="text-small text-muted">
              {copy.printedBy ?? '–'}, {format.dateTime(copy.printedAt)}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
