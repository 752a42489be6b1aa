import { DataTable, KeyValues, Status, type Column, type KeyValue } from '@poros/ui';
import { format, t, type OutputOf } from '@poros/web-kit';

type Health = OutputOf<'admin.get_installation_health'>;
type SlowStatement = Health['slowStatements'][number];

const LAG_SECONDS_MAX = 5;
const CACHE_HIT_MIN = 0.95;

/** For who operates the installation: its figures, and the statements that cost most. */
export function InstallationFigures({ health }: { health: Health }) {
  return (
    <section aria-label={t('admin.health_installation')}>
      <h2 className="text-heading font-semibold px-4 pt-6 pb-1">
        {t('admin.health_installation')}
      </h2>
      <KeyValues wrap="two" items={figuresOf(health)} />
      <KeyValues wrap="two" items={partitionsOf(health)} />
      <h3 className="text-heading font-semibold px-4 pt-4 pb-2">{t('admin.slow_statements')}</h3>
      <div className="flex flex-col h-120">
        <DataTable
          isAlwaysTable
          rows={byCost(health.slowStatements)}
          columns={statementColumns()}
          rowKey={(row) => row.statement}
          label={t('admin.slow_statements')}
        />
      </div>
    </section>
  );
}

const byCost = (statements: readonly SlowStatement[]): SlowStatement[] =>
  statements.toSorted((a, b) => b.totalMs - a.totalMs);

function figuresOf(health: Health): KeyValue[] {
  const share = format.percent((health.cacheHitRate * 100).toFixed(1));
  return [
    { word: t('admin.database_size'), value: sizeText(health.databaseBytes) },
    {
      word: t('admin.connections'),
      value: t('admin.of', { n: health.connections, all: health.connectionsMax }),
    },
    {
      word: t('admin.cache_hits'),
      value: health.cacheHitRate < CACHE_HIT_MIN ? <Status word={share} tone="attention" /> : share,
    },
    { word: t('admin.oldest_transaction'), value: secondsText(health.oldestTransactionSeconds) },
    { word: t('admin.events_numbered'), value: format.count(health.eventHead) },
    {
      word: t('admin.events_waiting'),
      value:
        health.eventLagSeconds > LAG_SECONDS_MAX ? (
          <Status word={secondsText(health.eventLagSeconds)} tone="danger" />
        ) : (
          format.count(health.eventsWaiting)
        ),
    },
    { word: t('admin.commands_unsealed'), value: format.count(health.commandsUnsealed) },
    { word: t('admin.sealed_at'), value: health.sealedAt && format.dateTime(health.sealedAt) },
    {
      word: t('admin.versions'),
      value: `Poros ${health.versions.poros} · Node ${health.versions.node} · PostgreSQL ${health.versions.postgres}`,
    },
    {
      word: t('admin.last_backup'),
      value: format.dateTime(health.lastBackupAt) || (
        <Status word={t('admin.no_backup')} tone="attention" />
      ),
    },
    { word: t('admin.jobs_waiting'), value: format.count(health.jobsWaiting) },
    { word: t('admin.reactions_failing'), value: concern(health.reactionsFailing, 'attention') },
    { word: t('admin.dead_letters'), value: concern(health.deadLetters, 'danger') },
  ];
}

export const concern = (count: number, tone: 'attention' | 'danger') =>
  count === 0 ? format.count(0) : <Status word={format.count(count)} tone={tone} />;

/** The large tables: how many months, how big. */
const partitionsOf = (health: Health): KeyValue[] =>
  health.partitions.map((one) => ({
    word: one.name,
    value: t('admin.partition', { months: one.months, size: sizeText(one.bytes) }),
  }));

function sizeText(bytes: number): string {
  const [size, unit] = bytes >= 1e9 ? [bytes / 1e9, 'GB'] : [bytes / 1e6, 'MB'];
  return `${format.decimal(size.toFixed(1), 1)} ${unit}`;
}

const secondsText = (seconds: number): string =>
  t('admin.seconds', { n: format.count(Math.round(seconds)) });

const statementColumns = (): Column<SlowStatement>[] => [
  {
    id: 'statement',
    head: t('admin.statement'),
    width: 'minmax(320px, 1fr)',
    value: (row) => row.statement.replace(/\s+/g, ' '),
    cell: (row) => <span title={row.statement}>{row.statement.replace(/\s+/g, ' ')}</span>,
  },
  { id: 'calls', head: t('admin.calls'), kind: 'count', width: '104px', value: (row) => row.calls },
  {
    id: 'totalMs',
    head: t('admin.total_ms'),
    kind: 'count',
    width: '112px',
    value: (row) => Math.round(row.totalMs),
  },
  {
    id: 'meanMs',
    head: t('admin.mean_ms'),
    kind: 'quantity',
    width: '112px',
    value: (row) => row.meanMs.toFixed(2),
  },
  {
    id: 'rows',
    head: t('admin.rows_each'),
    kind: 'count',
    width: '104px',
    value: (row) => Math.round(row.rowsEach),
  },
  {
    id: 'cache',
    head: t('admin.cache_hits'),
    kind: 'percent',
    width: '104px',
    value: (row) => (row.cacheHitRate * 100).toFixed(1),
  },
];
