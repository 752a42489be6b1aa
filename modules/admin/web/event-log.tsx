import { can, ListPage, t, type RowOf } from '@poros/web-kit';

type Row = RowOf<'admin.list_events'>;

/** What happened, in the order in which everyone is told. */
export function EventLog() {
  return (
    <ListPage
      op="admin.list_events"
      title={t('admin.events')}
      empty={{ title: t('admin.no_events'), hint: t('admin.no_events_hint') }}
      defaultSort="-position"
      searchHint={t('admin.event_search_hint')}
      to={can('admin.audit.view') ? (row: Row) => `/admin/audit/${row.commandId}` : undefined}
      filters={[
        { id: 'type', word: t('admin.event_type'), kind: 'text' },
        { id: 'entityId', word: t('admin.record_id'), kind: 'text' },
      ]}
      columns={[
        {
          id: 'position',
          head: t('admin.position'),
          kind: 'count',
          value: (row) => row.position,
          sort: 'position',
          card: 'meta',
        },
        { id: 'at', head: t('admin.at'), kind: 'dateTime', value: (row) => row.at },
        {
          id: 'type',
          head: t('admin.event_type'),
          width: 'minmax(220px, 1fr)',
          value: (row) => row.type,
          card: 'title',
        },
        {
          id: 'who',
          head: t('admin.who'),
          width: '180px',
          card: 'party',
          value: (row) => row.actorName ?? t('admin.system'),
        },
        {
          id: 'entity',
          head: t('admin.entity'),
          kind: 'muted',
          width: '180px',
          value: (row) => row.entity,
        },
        {
          id: 'payload',
          head: t('admin.payload'),
          kind: 'muted',
          width: 'minmax(200px, 2fr)',
          value: (row) => JSON.stringify(row.payload),
        },
      ]}
    />
  );
}
