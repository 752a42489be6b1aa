import { DataTable, EmptyState, KeyValues, ReasonStrip, type Column } from '@poros/ui';
import {
  DocumentPage,
  Link,
  Loaded,
  format,
  t,
  useParam,
  useQueryOf,
  type OutputOf,
} from '@poros/web-kit';
import { gapLook, monthText, nextText, seriesWord } from './looks.ts';

type Series = OutputOf<'admin.get_series'>;
type Gap = Series['gaps'][number];

/** One series of a branch and month: what comes next, and why numbers are missing. */
export function SeriesRecord() {
  const [series = '', month = '', branchKey = ''] = useParam('place').split('.');
  const query = useQueryOf('admin.get_series', { series, month, branchKey });
  return <Loaded query={query}>{(known) => <SeriesDocument series={known} />}</Loaded>;
}

function SeriesDocument({ series }: { series: Series }) {
  const kind = series.isGapFree ? 'gap_free' : 'in_blocks';
  return (
    <DocumentPage
      back={{ to: '/admin/numbering', word: t('admin.numbering') }}
      number={seriesWord(series.series)}
      party={[series.branchName ?? series.branchKey, monthText(series.month)].join(' · ')}
      fields={[
        { word: t('admin.prefix'), value: series.prefix },
        { word: t('admin.last_number'), value: series.lastNumber ?? t('admin.not_drawn') },
        { word: t('admin.next_number'), value: nextText(series) },
        { word: t('admin.used_numbers'), value: format.count(series.used) },
        { word: t('admin.missing_numbers'), value: gapLook(series).word },
      ]}
      sideTabs={[{ id: 'about', word: t('admin.numbering_kind'), body: <About series={series} /> }]}
    >
      <div className="px-4 pt-3">
        <ReasonStrip
          tone={series.isGapFree && series.missing > 0 ? 'danger' : 'info'}
          cause={t(`admin.${kind}_cause`)}
          advice={t(`admin.${kind}_advice`)}
        />
      </div>
      {series.gaps.length === 0 ? (
        <EmptyState title={t('admin.no_gaps')} hint={t('admin.no_gaps_hint')} />
      ) : (
        <DataTable
          autoFocus
          rows={series.gaps}
          columns={columns()}
          rowKey={(gap) => gap.from}
          label={t('admin.gaps')}
        />
      )}
    </DocumentPage>
  );
}

function About({ series }: { series: Series }) {
  return (
    <div className="flex flex-col gap-3">
      <KeyValues
        wrap="two"
        items={[
          {
            word: t('admin.numbering_kind'),
            value: t(series.isGapFree ? 'admin.gap_free' : 'admin.in_blocks'),
          },
          ...(series.isGapFree
            ? []
            : [{ word: t('admin.blocks_drawn'), value: format.count(series.blocks) }]),
        ]}
      />
      <p className="px-4 text-muted">{t('admin.prefix_fixed')}</p>
      {series.branchId && (
        <p className="px-4">
          <Link to={`/admin/branches/${series.branchId}`}>{t('admin.open_branch')}</Link>
        </p>
      )}
    </div>
  );
}

const columns = (): Column<Gap>[] => [
  {
    id: 'numbers',
    head: t('admin.gap_numbers'),
    width: 'minmax(220px, 1fr)',
    card: 'title',
    value: ({ from, to }) => (from === to ? from : t('admin.gap_range', { from, to })),
  },
  {
    id: 'count',
    head: t('admin.gap_count'),
    kind: 'count',
    width: '88px',
    value: (gap) => gap.count,
  },
  {
    id: 'why',
    head: t('admin.gap_why'),
    width: 'minmax(260px, 2fr)',
    card: 'party',
    value: whyText,
    cell: (gap) => <span title={whyText(gap)}>{whyText(gap)}</span>,
  },
  {
    id: 'before',
    head: t('admin.gap_before'),
    width: 'minmax(220px, 1fr)',
    value: ({ before }) => besideText(before),
    cell: ({ before }) => <Beside one={before} />,
  },
  {
    id: 'after',
    head: t('admin.gap_after'),
    width: 'minmax(220px, 1fr)',
    value: ({ after }) => besideText(after),
    cell: ({ after }) => <Beside one={after} />,
  },
];

const whyText = ({ drawnAt }: Gap): string =>
  drawnAt
    ? t('admin.gap_why_block', { when: format.dateTime(drawnAt) })
    : t('admin.gap_why_unknown');

function besideText(one: Gap['before']): string {
  if (!one) return '–';
  const who = one.byName ?? t('admin.system');
  return t('admin.by_at', { number: one.number, who, when: format.dateTime(one.at) });
}

function Beside({ one }: { one: Gap['before'] }) {
  const text = besideText(one);
  if (!one?.path) return <span title={text}>{text}</span>;
  return (
    <span title={text}>
      <Link to={one.path}>{one.number}</Link>
      <span className="text-muted">{text.slice(one.number.length)}</span>
    </span>
  );
}
