import {
  DocumentPage,
  Loaded,
  can,
  format,
  t,
  useGo,
  useParam,
  usePrint,
  useQueryOf,
  type OutputOf,
} from '@poros/web-kit';
import { JournalTable } from './journal-table.tsx';
import { sourceWord } from './source.ts';

type Journal = OutputOf<'finance.get_journal'>;

/** A journal: both sides, and the document it comes from. */
export function JournalDocument() {
  const query = useQueryOf('finance.get_journal', { journalId: useParam('journalId') });
  return <Loaded query={query}>{(journal) => <JournalPage journal={journal} />}</Loaded>;
}

function JournalPage({ journal }: { journal: Journal }) {
  const go = useGo();
  const print = usePrint('finance.journal');
  const canReverse = journal.isManual && !journal.reversedBy && can('finance.journal.reverse');
  return (
    <DocumentPage
      back={{ to: '/journals', word: t('finance.journals') }}
      number={journal.number}
      party={journal.description}
      secondary={[
        print.action(journal.id),
        ...(canReverse
          ? [{ word: t('finance.reverse'), run: () => go(`/journals/${journal.id}/reverse`) }]
          : []),
      ]}
      more={
        can('finance.journal.post')
          ? [{ word: t('kit.duplicate'), run: () => go(`/journals/new?copy=${journal.id}`) }]
          : []
      }
      reason={
        journal.reversal
          ? {
              tone: 'info',
              cause: `${t('finance.reversed_by')} ${journal.reversal.number}`,
              advice: `${format.date(journal.reversal.postedOn)}, ${journal.reversal.postedBy ?? 'Poros'}`,
            }
          : null
      }
      fields={[
        { word: t('finance.date'), value: format.date(journal.postedOn) },
        { word: t('finance.source'), value: sourceWord(journal.source) },
        { word: t('finance.tenant_currency'), value: journal.currency },
        {
          word: t('finance.posted_by'),
          value: `${journal.postedBy ?? 'Poros'}, ${format.dateTime(journal.createdAt)}`,
        },
      ]}
      record={{ entity: 'finance.journal', id: journal.id }}
    >
      <JournalTable journal={journal} />
    </DocumentPage>
  );
}
