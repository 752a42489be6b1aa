import { Button, Timeline } from '@poros/ui';
import { ArrowRight } from '@poros/ui/icons';
import {
  format,
  t,
  useGo,
  useQueryOf,
  useWords,
  type OutputOf,
  type RecordRef,
} from '@poros/web-kit';
import { momentOf } from './moment-of.ts';
import { RelatedChain } from './related-chain.tsx';

const MOMENTS = 3;
type Look = OutputOf<'desk.get_record_look'>;

/** Beside a list: the next step of a record, its lines, what came of it and what happened last. */
export function RecordLook({ record, to }: { record: RecordRef; to: string }) {
  useWords();
  const ask = { entity: record.entity, recordId: record.id };
  const look = useQueryOf('desk.get_record_look', ask);
  const related = useQueryOf('desk.get_related_records', ask);
  const story = useQueryOf('desk.get_story', ask);
  const moments = (story.data?.moments ?? []).slice(0, MOMENTS);
  const kin = related.data?.nodes.length ?? 0;
  return (
    <>
      {look.data?.next && <NextStep next={look.data.next} to={to} />}
      {look.data && look.data.lines.length > 0 && <Lines look={look.data} />}
      {kin > 1 && (
        <section aria-label={t('kit.related')}>
          <h3 className="po-look-head">{t('kit.related')}</h3>
          <RelatedChain record={record} chain={related.data} />
        </section>
      )}
      {moments.length > 0 && (
        <section aria-label={t('desk.activity')}>
          <h3 className="po-look-head">{t('desk.activity')}</h3>
          <Timeline
            moments={moments.map((told) => ({
              ...momentOf(record.entity, told, story.data?.statusWords ?? null),
              changes: [],
            }))}
          />
        </section>
      )}
    </>
  );
}

/** The step is taken on the record's own page, where everything it does can be seen. */
function NextStep({ next, to }: { next: NonNullable<Look['next']>; to: string }) {
  const go = useGo();
  if (!next.isAllowed)
    return <p className="text-muted">{t('desk.next_by_other', { step: t(next.word) })}</p>;
  return (
    <Button look="primary" icon={ArrowRight} onClick={() => go(to)}>
      {t('desk.next_step', { step: t(next.word) })}
    </Button>
  );
}

function Lines({ look }: { look: Look }) {
  const more = look.lineCount - look.lines.length;
  return (
    <section aria-label={t('desk.lines')}>
      <h3 className="po-look-head">
        {t('desk.lines')} <span className="po-count">{format.count(look.lineCount)}</span>
      </h3>
      <table className="po-look-lines">
        <tbody>
          {look.lines.map((line, nth) => (
            // Lines have no name but their place.
            // oxlint-disable-next-line react/no-array-index-key -- see above
            <tr key={nth}>
              <td>{line.name}</td>
              <td>{line.quantity ? format.quantity(line.quantity, line.unit ?? '') : line.unit}</td>
              {line.amount !== null && (
                <td>{format.amount(line.amount, look.currency ?? undefined)}</td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 && <p className="text-muted">{t('desk.more_lines', { n: more })}</p>}
    </section>
  );
}
