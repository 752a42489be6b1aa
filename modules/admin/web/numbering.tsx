import { ListPage, t, type RowOf } from '@poros/web-kit';
import { gapLook, monthText, nextText, seriesWord } from './looks.ts';

type Row = RowOf<'admin.list_series'>;

/** Where the numbers of documents stand: every series, branch and month. */
export function Numbering() {
  return (
    <ListPage
      op="admin.list_series"
      title={t('admin.numbering')}
      empty={{ title: t('admin.no_series'), hint: t('admin.no_series_hint') }}
      searchHint={t('admin.numbering_search_hint')}
      to={(row: Row) => `/admin/numbering/${row.id}`}
      columns={[
        {
          id: 'series',
          head: t('admin.series'),
          width: 'minmax(170px, 1fr)',
          card: 'title',
          value: (row) => seriesWord(row.series),
        },
        {
          id: 'branch',
          head: t('admin.branch'),
          width: 'minmax(140px, 1fr)',
          card: 'party',
          value: (row) => row.branchName ?? row.branchKey,
        },
        {
          id: 'month',
          head: t('admin.month'),
          width: '140px',
          card: 'meta',
          value: (row) => monthText(row.month),
        },
        {
          id: 'kind',
          head: t('admin.numbering_kind'),
          kind: 'muted',
          width: '110px',
          value: (row) => t(row.isGapFree ? 'admin.gap_free' : 'admin.in_blocks'),
        },
        {
          id: 'lastNumber',
          head: t('admin.last_number'),
          kind: 'code',
          width: '160px',
          value: (row) => row.lastNumber ?? '–',
        },
        {
          id: 'nextNumber',
          head: t('admin.next_number'),
          kind: 'code',
          width: '190px',
          value: nextText,
        },
        {
          id: 'used',
          head: t('admin.used_numbers'),
          kind: 'count',
          width: '88px',
          value: (row) => row.used,
        },
        {
          id: 'missing',
          head: t('admin.missing_numbers'),
          kind: 'status',
          width: '130px',
          value: (row) => String(row.missing),
          status: gapLook,
        },
      ]}
    />
  );
}
