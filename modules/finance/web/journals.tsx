import { ListPage, t, type RowOf, usePrint } from '@poros/web-kit';
import { findAnyAccount } from './pickers.ts';
import { sourceWord } from './source.ts';

type Row = RowOf<'finance.list_journals'>;
const KINDS = [
  'finance.manual_journal',
  'finance.journal',
  'finance.invoice',
  'finance.receipt',
  'finance.credit_note',
];

export function JournalList() {
  const print = usePrint('finance.journal');
  return (
    <ListPage
      op="finance.list_journals"
      record="finance.journal"
      bulk={[print.bulk()]}
      title={t('finance.journals')}
      empty={{ title: t('finance.no_journals'), hint: t('finance.no_journals_hint') }}
      defaultSort="-postedOn"
      searchHint={t('finance.search_journals')}
      to={(row: Row) => `/journals/${row.id}`}
      create={{
        word: t('finance.new_journal'),
        to: '/journals/new',
        permission: 'finance.journal.post',
      }}
      filters={[
        {
          id: 'sourceType',
          word: t('finance.source'),
          kind: 'choice',
          choices: KINDS.map((type) => ({ value: type, word: sourceWord({ type, id: '' }) })),
        },
        { id: 'accountId', word: t('finance.account'), kind: 'pick', search: findAnyAccount },
        { id: 'from', word: t('finance.from'), kind: 'date' },
        { id: 'to', word: t('finance.to'), kind: 'date' },
      ]}
      columns={[
        {
          id: 'number',
          head: t('finance.number'),
          kind: 'code',
          value: (row) => row.number,
          sort: 'number',
        },
        {
          id: 'postedOn',
          head: t('finance.date'),
          kind: 'date',
          value: (row) => row.postedOn,
          sort: 'postedOn',
        },
        {
          id: 'description',
          head: t('finance.description'),
          width: 'minmax(240px, 1fr)',
          value: (row) => row.description,
          card: 'party',
        },
        {
          id: 'source',
          sort: 'sourceType',
          choices: KINDS.map((type) => ({ value: type, word: sourceWord({ type, id: '' }) })),
          head: t('finance.source'),
          kind: 'muted',
          width: '160px',
          value: (row) => sourceWord(row.source),
        },
        {
          id: 'reversed',
          head: t('finance.status'),
          kind: 'muted',
          width: '120px',
          value: (row) => (row.reversedBy ? t('finance.reversed_by') : ''),
        },
        {
          id: 'total',
          head: t('finance.total'),
          kind: 'money',
          value: (row) => row.total,
          currency: (row) => row.currency,
          sort: 'total',
          isSummed: true,
        },
      ]}
    />
  );
}
